import type { Ran, RunOptions } from './host.ts';
import { forget, remember } from './process-group.ts';
import { endOf } from './processes.ts';

const leaveToChild = () => {};

/**
 * Runs a command in the foreground, with the terminal as its own: `sudo` reads a password there.
 * It stays in the wizard's process group, as only the terminal's own group may read from it.
 */
export async function runInTerminal(
  argv: readonly string[],
  { input, cwd, env, signal }: RunOptions = {},
): Promise<Ran> {
  const { execa } = await import('execa');
  const start = performance.now();
  const [file = '', ...args] = argv;
  // Ctrl+C goes to everyone in the group, and is meant for the child.
  process.on('SIGINT', leaveToChild);
  try {
    const child = execa(file, args, {
      ...(input === undefined ? { stdin: 'inherit' } : { input }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(signal === undefined ? {} : { cancelSignal: signal }),
      stdout: 'inherit',
      stderr: 'inherit',
      reject: false,
      cleanup: false,
    });
    if (child.pid !== undefined) remember(child.pid);
    const ended = await child;
    if (child.pid !== undefined) forget(child.pid);
    const end = endOf(ended, ended.isCanceled ? 'cancelled' : null);
    return { argv, ...end, stdout: '', stderr: '', ms: performance.now() - start };
  } catch (error) {
    const ms = performance.now() - start;
    return { argv, exitCode: null, failed: 'forbidden', stdout: '', stderr: String(error), ms };
  } finally {
    process.off('SIGINT', leaveToChild);
  }
}
