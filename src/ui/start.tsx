import { render } from 'ink';
import type { Wizard } from '../wizard/intentions.ts';
import { App } from './app.tsx';
import { themeFor } from './theme.ts';
import { createView } from './view.ts';

/** Hands the terminal to what runs, and takes it back when that has ended. */
export type Suspend = (run: () => Promise<void>) => Promise<void>;

/** The terminal that the wizard lives in. */
export type Terminal = {
  /** Keys are read from it: standard input, or `/dev/tty` where that carries data. */
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The ways of Ink that every screen shares: lines that change are rewritten, others stay. */
export const inkOptions = {
  interactive: true,
  exitOnCtrlC: false,
  incrementalRendering: true,
  maxFps: 15,
} as const;

/**
 * Shows a wizard until it leaves, and gives its exit code. The terminal is as before then, with the
 * record and the last panel in its scrollback.
 *
 * @param create Makes the wizard; it gets the way to hand the terminal to `sudo`.
 */
export async function startWizard(
  create: (suspend: Suspend) => Wizard,
  { stdin, stdout, env }: Terminal,
): Promise<number> {
  let suspendInk: Suspend | null = null;
  const wizard = create((run) => (suspendInk === null ? run() : suspendInk(run)));
  const app = (
    <App
      wizard={wizard}
      view={createView(wizard.store)}
      theme={themeFor(env)}
      onTerminal={(suspend) => {
        suspendInk = suspend;
      }}
    />
  );
  const { waitUntilExit } = render(app, { ...inkOptions, stdin, stdout });
  wizard.start();
  const exitCode: unknown = await waitUntilExit();
  return typeof exitCode === 'number' ? exitCode : 130;
}
