import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** Why the screen can't be shown: standard output is no terminal, there are no keys, the terminal can't redraw. */
export type NoTerminal = 'no-output' | 'no-keys' | 'dumb';

/** Where the keys of a screen are read from. */
export function findTerminal(): ReadStream | NoTerminal {
  if (!process.stdout.isTTY) return 'no-output';
  if (process.env['TERM'] === 'dumb') return 'dumb';
  return findKeyboard() ?? 'no-keys';
}

/**
 * Where keys are read from: standard input, or the terminal itself where standard input carries
 * data; null where there is neither.
 */
export function findKeyboard(): ReadStream | null {
  // One that was read from to its end, for a question, gives no keys.
  if (process.stdin.isTTY && !process.stdin.destroyed) return process.stdin;
  const terminal = openTerminal();
  return terminal === null ? null : new ReadStream(terminal);
}

/** Opens the terminal that this process belongs to; null for one that belongs to none. */
export function openTerminal(): number | null {
  try {
    return openSync('/dev/tty', 'r');
  } catch {
    return null;
  }
}
