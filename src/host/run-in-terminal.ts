import { setImmediate } from 'node:timers/promises';
import type { Ran, RunOptions } from './host.ts';
import { endOf } from './processes.ts';

const leaveToChild = () => {};

/**
 * Runs a command in the foreground, with the terminal as its own: `sudo` reads a password there.
 * It stays in the wizard's process group, as only the terminal's own group may read from it. Until
 * it has ended this process does nothing: a stream that listens for keys would take, or wait for,
 * what is typed for the command.
 */
export async function runInTerminal(
  argv: readonly string[],
  { input, cwd, env, toStderr = false }: RunOptions = {},
): Promise<Ran> {
  const { spawnSync } = await import('node:child_process');
  const [file = '', ...args] = argv;
  return withoutInterrupts(() => {
    const start = performance.now();
    const { status, error } = spawnSync(file, args, {
      ...(input === undefined ? {} : { input }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env: { ...process.env, ...env } }),
      stdio: [input === undefined ? 'inherit' : 'pipe', toStderr ? 2 : 'inherit', 'inherit'],
    });
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    const end = endOf(
      { ...(status !== null && { exitCode: status }), ...(code !== undefined && { code }) },
      null,
    );
    return { argv, ...end, stdout: '', stderr: '', ms: performance.now() - start };
  });
}

/** Ctrl+C goes to everyone in the terminal's group, and is meant for the child alone. */
async function withoutInterrupts<Result>(during: () => Result): Promise<Result> {
  const listeners = process.listeners('SIGINT');
  // Somebody listens at every moment, or the signal would end the process.
  process.on('SIGINT', leaveToChild);
  for (const listener of listeners) process.off('SIGINT', listener);
  try {
    const result = during();
    // A signal that came meanwhile is told in the next round of the event loop, after this one's end.
    await setImmediate();
    await setImmediate();
    return result;
  } finally {
    for (const listener of listeners) process.on('SIGINT', listener);
    process.off('SIGINT', leaveToChild);
  }
}
