import { stripVTControlCharacters } from 'node:util';
import pty from '@lydell/node-pty';

/**
 * Starts a program in a terminal of 80x24 and listens.
 *
 * @param {readonly string[]} argv
 * @param {{ cwd: string, env: Record<string, string> }} options
 */
export function startInTerminal([program, ...args], { cwd, env }) {
  const started = performance.now();
  const child = pty.spawn(program, args, { cols: 80, rows: 24, cwd, env, name: env.TERM });
  const seen = { bytes: 0, text: '' };
  const listeners = new Set();
  const ended = new Promise((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));

  child.onData((chunk) => {
    seen.bytes += Buffer.byteLength(chunk);
    seen.text = (seen.text + chunk).slice(-keptCharacters);
    for (const listener of listeners) listener();
  });

  return {
    pid: child.pid,
    /** Bytes written to the terminal so far. */
    bytes: () => seen.bytes,
    /** The latest output, without control sequences. */
    text: () => stripVTControlCharacters(seen.text),
    /** Forgets the output so far, and types. */
    type: (keys) => {
      seen.text = '';
      child.write(keys);
    },
    ended,
    /** Milliseconds since the start at which the output fulfils the condition. */
    until: (isThere, limit = 30_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!isThere(stripVTControlCharacters(seen.text))) return;
          finish();
          resolve(performance.now() - started);
        };
        const timer = setTimeout(() => {
          finish();
          reject(
            new Error(`not seen within ${limit} ms in: ${stripVTControlCharacters(seen.text)}`),
          );
        }, limit);
        const finish = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** More than any screen holds. */
const keptCharacters = 65_536;
