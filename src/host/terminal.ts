import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** Why the screen can't be shown: standard output is no terminal, there are no keys, the terminal can't redraw. */
export type NoTerminal = 'no-output' | 'no-keys' | 'dumb';

/**
 * Where keys are read from: standard input, or the terminal itself where standard input carries data.
 */
export function findTerminal(): ReadStream | NoTerminal {
  if (!process.stdout.isTTY) return 'no-output';
  if (process.env['TERM'] === 'dumb') return 'dumb';
  if (process.stdin.isTTY) return process.stdin;
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    return 'no-keys';
  }
}
