import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';
import { cli, run } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'diagnose-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const env = { XDG_STATE_HOME: folder, HOME: folder };
const known = '#6 0.234 exec /bin/sh: exec format error\n';

describe('diagnose', () => {
  test('ends with 0 where it knows a failure, from a file or standard input', async () => {
    const piped = await run(['diagnose'], { input: known, env });
    expect(piped).toMatchObject({ code: 0, stderr: '' });
    expect(piped.stdout).toContain('line 1  #6 0.234 exec /bin/sh: exec format error');
    expect(await run(['diagnose', '-'], { input: known, env })).toEqual(piped);
    expect(await run(['diagnose', file('build.log', known)], { env })).toEqual(piped);
  });

  test('ends with 1 where it knows none, and says what it looked for', async () => {
    const ended = await run(['diagnose'], { input: 'one\ntwo\n', env });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toContain('Nothing known is in this log: 2 lines');
    const json = await run(['diagnose', '--json'], { input: 'one\n', env });
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual({ failures: [] });
  });

  test('reads what PowerShell writes: UTF-16 with a mark in front', async () => {
    const text = 'é\r\n#6 0.234 exec /bin/sh: exec format error\r\nü';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      const { code, stdout } = await run(['diagnose', '--json', file('utf16.log', bytes)], { env });
      expect(code).toBe(0);
      const [first] = JSON.parse(stdout).failures;
      expect(first.evidence[0]).toMatchObject({ line: 2, text: text.split('\r\n')[1] });
    }
  });

  test('prints one JSON object with --json', async () => {
    const path = file('json.log', known);
    const { code, stdout } = await run(['diagnose', '--json', path], { env });
    expect(code).toBe(0);
    const [first] = JSON.parse(stdout).failures;
    expect(first).toMatchObject({ id: 'exec-format-error-run', confirmed: false });
    expect(first.evidence).toEqual([{ source: path, line: 1, text: known.trim() }]);
  });

  test('lets no control sequence of a log through', async () => {
    const hostile =
      '\u001b]0;title\u0007\u001b[2J#6 0.2 exec /bin/sh\u001b[8m: exec format error\n';
    const { stdout } = await run(['diagnose'], { input: hostile, env });
    expect(stdout).toContain('exec /bin/sh: exec format error');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const unknown = await run(['diagnose'], { input: '\u001b[2Jone\n\u001b]0;x\u0007', env });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
    expect(unknown.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('is no error for a reader that leaves early', async () => {
    const path = file('early.log', known);
    const script = `"${process.execPath}" "${cli}" diagnose "${path}" | head -1`;
    const child = spawn('sh', ['-c', script], { env: { ...process.env, ...env } });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toBe('');
  });
});

describe('diagnose ends with 2 and one sentence', () => {
  const unreadable = file('unreadable.log', known);
  chmodSync(unreadable, 0o000);

  test.each([
    ['empty input', ['diagnose'], 'Standard input is empty'],
    ['an empty file', ['diagnose', file('empty.log', '')], 'empty.log is empty'],
    ['a folder', ['diagnose', folder], 'it is a folder'],
    ['a program', ['diagnose', process.execPath], 'is not text'],
    [
      'a compressed log',
      ['diagnose', file('build.log.gz', gzipSync(known))],
      `build.log.gz is compressed: unpack it on its way, as in gunzip -c ${folder}/build.log.gz | multiarch-wizard diagnose.`,
    ],
    ['a file that is not there', ['diagnose', join(folder, 'no.log')], 'no such file'],
    ['two files', ['diagnose', 'a', 'b'], 'diagnose reads one log'],
    ['a flag of another command', ['diagnose', '--fix'], '--fix is a flag of doctor'],
  ])('for %s', async (_, args, text) => {
    const ended = await run(args, { env });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(text);
    expect(ended.stderr).toMatch(/^[^\n]+\n$/);
  });

  test('for a file that may not be read', async () => {
    if (process.getuid?.() === 0) {
      // Root may read everything: a file that fails otherwise.
      const ended = await run(['diagnose', '/proc/self/mem'], { env });
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^\/proc\/self\/mem can't be read \(\w+\)[^\n]+\n$/);
      return;
    }
    const ended = await run(['diagnose', unreadable], { env });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('no permission');
  });

  test('for a terminal as standard input', async () => {
    const program = startProgram([process.execPath, cli, 'diagnose'], { cwd: folder });
    await program.until('Standard input is a terminal');
    expect(await program.ended()).toBe(2);
  });
});

test('Ctrl+C while it reads ends it with 130', async () => {
  const child = spawn(process.execPath, [cli, 'diagnose'], { env: { ...process.env, ...env } });
  const ended = new Promise((resolve) => child.on('close', resolve));
  // More than a pipe holds: once all of it is gone, the program has begun to read.
  const lines = 'go: downloading golang.org/x/text v0.3.0\n'.repeat(50_000);
  await new Promise((resolve) => child.stdin.write(lines, resolve));
  child.stdin.on('error', () => {});
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});

describe('on a terminal, where this machine shows the failure', () => {
  const recorded = (name: string) =>
    fileURLToPath(new URL(`../docker/recordings/${name}`, import.meta.url));
  /** A docker whose plugin buildx does not start. */
  const docker = `case "$1" in
version) exec /bin/cat '${recorded('version-docker-28.5.2.json')}' ;;
info) exec /bin/cat '${recorded('info-docker-28.5.2-broken-buildx.json')}' ;;
*) echo "docker: unknown command: docker $1" >&2; exit 1 ;;
esac`;

  let program: Program | null = null;
  afterEach(() => program?.kill());

  const start = (...args: readonly string[]): Program => startBy([], ...args);

  /** Started by another program, such as `setsid`. */
  function startBy(starter: readonly string[], ...args: readonly string[]): Program {
    const home = emptyFolder();
    const bin = join(home, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${docker}\n`, { mode: 0o755 });
    writeFileSync(join(home, 'build.log'), 'docker: unknown command: docker buildx\n');
    const state = join(home, 'state');
    const about = { HOME: home, PATH: bin, XDG_STATE_HOME: state, LC_ALL: 'C.UTF-8' };
    program = startProgram([...starter, process.execPath, cli, 'diagnose', ...args], {
      ...{ cwd: home, env: about, rows: 40 },
    });
    return program;
  }

  test('the wizard opens at the step that mends it, after a yes', async () => {
    const shown = start('build.log');
    await shown.until('This machine shows it: ');
    await shown.until('Open the wizard at step 2');
    shown.press('y', 'enter');
    await shown.until(/step 2 of 7.*✗/s);
    shown.press('q');
    expect(await shown.ended()).toBe(3);
  });

  test('nothing happens after a no, which is what Enter alone means', async () => {
    const shown = start('--here', 'build.log');
    await shown.until('Open the wizard at step 2');
    shown.press('enter');
    expect(await shown.ended()).toBe(0);
    expect(shown.raw()).not.toContain('of 7');
  });

  test('keys are read from the terminal where the log comes through a pipe', async () => {
    const home = emptyFolder();
    const bin = join(home, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${docker}\n`, { mode: 0o755 });
    const script = `echo 'docker: unknown command: docker buildx' | "${process.execPath}" "${cli}" diagnose`;
    program = startProgram(['/bin/sh', '-c', script], {
      ...{ cwd: home, env: { HOME: home, PATH: bin, LC_ALL: 'C.UTF-8' }, rows: 40 },
    });
    await program.until('Open the wizard at step 2');
    program.press('y', 'enter');
    await program.until(/step 2 of 7.*✗/s);
    program.press('q');
    expect(await program.ended()).toBe(3);
  });

  test('nothing is offered in a session that has no terminal of its own to open', async () => {
    const shown = startBy(['/usr/bin/setsid', '--wait'], '--here', 'build.log');
    expect(await shown.ended()).toBe(0);
    expect(shown.everything()).toContain('This machine shows it: ');
    expect(shown.everything()).not.toContain('Open the wizard');
  });

  test('Ctrl+C at the question ends it with 130', async () => {
    const shown = start('build.log');
    await shown.until('Open the wizard at step 2');
    shown.press('ctrl-c');
    expect(await shown.ended()).toBe(130);
  });

  test('with --json nothing is asked', async () => {
    const shown = start('--json', 'build.log');
    expect(await shown.ended()).toBe(0);
    expect(shown.raw()).not.toContain('Open the wizard');
  });
});
