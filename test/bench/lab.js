import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { project } from './surroundings.js';

/** Hosts of the bench's own, beside those of the tests and of a person. */
process.env.LAB_RUN ??= 'bench';

/** A script of the lab. */
export const script = (name) => join(project, 'test/lab', name);

/** Why the lab can't run on this machine; null where it can. */
export function whyNoLab() {
  const { status, stdout } = spawnSync(script('ready'), { encoding: 'utf8' });
  return status === 0 ? null : (stdout ?? '').trim();
}

/**
 * Gives a new, clean host to `use`, and takes it down afterwards.
 * @template Result
 * @param {string} host
 * @param {readonly string[]} options of test/lab/reset
 * @param {() => Promise<Result>} use
 */
export async function inLab(host, options, use) {
  await run([script('reset'), ...options, host]);
  try {
    return await use();
  } finally {
    await run([script('down'), host]);
  }
}

/** What to spawn to run `argv` inside a host. */
export const enterCommand = (host, argv) => [script('enter'), '--cwd', '/root/app', host, ...argv];

/** What a command inside a host prints, which must succeed. */
export const enter = (host, argv, input = '') => run([script('enter'), host, ...argv], input);

/** Runs a command to its end: its standard output. */
export function run([command, ...args], input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const out = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk) => out.stdout.push(chunk));
    child.stderr.on('data', (chunk) => out.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = (name) => Buffer.concat(out[name]).toString();
      if (code === 0) resolve(text('stdout'));
      else reject(new Error(`${[command, ...args].join(' ')}: ${code}\n${text('stderr')}`));
    });
    child.stdin.on('error', () => undefined).end(input);
  });
}
