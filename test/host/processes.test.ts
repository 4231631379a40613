import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Running } from '../../src/host/host.ts';
import { createLocalHost } from '../../src/host/local.ts';
import { emptyFolder } from './folder.ts';
import { expectGone } from './living.ts';

const host = createLocalHost();

/** Prints its own number and that of a child of its own, then waits for longer than any test. */
const parentAndChild = ['sh', '-c', 'sleep 600 & echo $$ $!; wait'];

/** The same, and both are deaf to everything but SIGKILL. */
const deaf = ['sh', '-c', "trap '' INT TERM; sleep 600 & echo $$ $!; wait; wait"];

/** Resolves with the numbers that a command prints on its first line. */
function numbersOf(running: Running): Promise<readonly number[]> {
  return new Promise((resolve) => {
    let text = '';
    running.onOutput((_, chunk) => {
      text += Buffer.from(chunk).toString();
      if (text.includes('\n')) resolve(text.split('\n')[0]?.split(' ').map(Number) ?? []);
    });
  });
}

describe('a command that is run to its end', () => {
  test('gives its output, its exit code and the time it took', async () => {
    const ran = await host.run(['sh', '-c', 'echo out; echo err >&2; exit 3']);
    expect(ran).toMatchObject({ exitCode: 3, stdout: 'out\n', stderr: 'err\n', failed: null });
    expect(ran.ms).toBeGreaterThan(0);
  });

  test('gets its input, folder and variables, besides the ones there are', async () => {
    const folder = emptyFolder();
    const options = { input: 'typed', cwd: folder, env: { OWN: 'yes' } };
    const ran = await host.run(['sh', '-c', 'pwd; echo $OWN; test -n "$PATH"; cat'], options);
    expect(ran).toMatchObject({ exitCode: 0, stdout: `${folder}\nyes\ntyped` });
  });

  test('has no input unless it is given some, so that it never waits for keys', async () => {
    expect(await host.run(['cat'])).toMatchObject({ exitCode: 0, stdout: '' });
  });

  test('gets every argument as it is: nothing is read by a shell', async () => {
    const words = ['$HOME', '`id`', 'a b', '*', '"', "'", '\\', ''];
    const { stdout } = await host.run(['printf', '%s\\n', ...words]);
    expect(stdout).toBe(words.map((word) => `${word}\n`).join(''));
  });

  test('may write bytes that are no text', async () => {
    const { stdout } = await host.run(['printf', 'a\\377b']);
    expect(stdout).toBe('a\u{fffd}b');
  });

  test('may write more than is kept', async () => {
    const { stdout, exitCode } = await host.run(['head', '-c', '40000000', '/dev/zero']);
    expect(exitCode).toBe(0);
    expect(stdout).toHaveLength(32 * 1024 * 1024);
  });

  test('is not waited for by what it leaves behind', async () => {
    const ran = await host.run(['sh', '-c', 'sleep 600 & echo $!']);
    expect(ran).toMatchObject({ exitCode: 0, failed: null });
    process.kill(Number(ran.stdout));
  });
});

describe('a command that can not be run', () => {
  test('is missing', async () => {
    const ran = await host.run(['no-such-program', '--version']);
    expect(ran).toMatchObject({ exitCode: null, failed: 'missing' });
  });

  test('is forbidden when it is not executable', async () => {
    const path = join(emptyFolder(), 'program');
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    expect(await host.run([path])).toMatchObject({ exitCode: null, failed: 'forbidden' });
  });

  test.each([
    ['an argument with a NUL', ['echo', 'a\0b']],
    ['an argument too long for the kernel', ['echo', 'x'.repeat(3_000_000)]],
    ['an empty name', ['']],
  ])('is a result and no crash: %s', async (_, argv) => {
    const ran = await host.run(argv);
    expect(ran).toMatchObject({ exitCode: null, failed: 'forbidden' });
    expect(ran.stderr).not.toBe('');
  });
});

describe('a command that is ended leaves nothing behind', () => {
  test.each([
    ['willing', parentAndChild],
    ['deaf', deaf],
  ])('out of time, %s', async (_, argv) => {
    const running = host.start(argv, { timeout: 200 });
    const pids = await numbersOf(running);
    expect(await running.ended).toMatchObject({ exitCode: null, failed: 'timeout' });
    await expectGone(...pids);
  });

  test.each([
    ['willing', parentAndChild],
    ['deaf', deaf],
  ])('cancelled, %s', async (_, argv) => {
    const cancel = new AbortController();
    const running = host.start(argv, { signal: cancel.signal });
    const pids = await numbersOf(running);
    cancel.abort();
    expect(await running.ended).toMatchObject({ exitCode: null, failed: 'cancelled' });
    await expectGone(...pids);
  });

  test('interrupted: the whole group hears it, as with Ctrl+C in a shell', async () => {
    const file = join(emptyFolder(), 'heard');
    const child = `trap 'echo heard > ${file}; exit 1' INT; echo $$; while :; do sleep 0.01; done`;
    const argv = ['sh', '-c', `trap 'exit 1' INT; sh -c "$CHILD"`];
    const running = host.start(argv, { env: { CHILD: child } });
    const pids = await numbersOf(running);
    running.interrupt();
    expect(await running.ended).toMatchObject({ exitCode: null, failed: 'cancelled' });
    await expectGone(...pids);
    expect(existsSync(file)).toBe(true);
  });

  test('killed', async () => {
    const running = host.start(deaf);
    const pids = await numbersOf(running);
    running.kill();
    expect(await running.ended).toMatchObject({ exitCode: null, failed: 'killed' });
    await expectGone(...pids);
  });

  test('killed before it could start', async () => {
    const running = host.start(['sleep', '600']);
    running.kill();
    expect(await running.ended).toMatchObject({ exitCode: null, failed: 'killed' });
  });

  test('cancelled before it was asked for: it never starts', async () => {
    const file = join(emptyFolder(), 'started');
    const ran = await host.run(['touch', file], { signal: AbortSignal.abort() });
    expect(ran).toMatchObject({ exitCode: null, failed: 'cancelled' });
    expect(existsSync(file)).toBe(false);
  });

  test('a command that comes to its end although it was interrupted has succeeded', async () => {
    const running = host.start(['sh', '-c', "trap '' INT; echo $$; sleep 0.2"]);
    await numbersOf(running);
    running.interrupt();
    expect(await running.ended).toMatchObject({ exitCode: 0, failed: null });
  });
});
