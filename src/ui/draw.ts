import { type Instance, render } from 'ink';
import type { ReactElement } from 'react';

/** The terminal that is drawn in. */
export type Terminal = {
  /** Keys are read from it. */
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes what takes the screen down when the process ends otherwise than planned. */
  readonly onLeave: (leave: () => void) => void;
};

/** Lines that change are rewritten, others stay; Ctrl+C is a key like any other. */
const options = {
  interactive: true,
  exitOnCtrlC: false,
  incrementalRendering: true,
  maxFps: 30,
} as const;

/**
 * Draws in a terminal. Its keys are no longer echoed from before the first frame on: Ink reads them
 * some time after that, and the echo of an Enter in between would move all that is drawn.
 */
export function draw(first: ReactElement, { stdin, stdout, onLeave }: Terminal): Instance {
  stdin.setRawMode(true);
  const instance = render(first, { ...options, stdin, stdout });
  onLeave(instance.unmount);
  return instance;
}
