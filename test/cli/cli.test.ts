import { exec } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { recorded } from '../docker/recorded.ts';
import { emptyFolder } from '../host/folder.ts';
import { startProgram } from '../terminal/pty.ts';
import { cli, run } from './built.ts';

const shell = promisify(exec);
const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** One sentence, and no trace of where in the program it was found. */
const sentence = /^[^\n]+[.?]\n$/;

describe('help and version', () => {
  test('are printed, whatever else is asked for', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect((await run(['.', '-vt', 'x'])).stdout).toBe(`${version}\n`);
    expect((await run(['-vh'])).stdout).toMatch(/^Examples\n/m);
    const help = await run(['--nonsense', '-h']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/^Examples\n/m);
    for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('help names every flag, every exit code and what the environment changes', async () => {
    const { stdout } = await run(['--help']);
    const flags = ['platform', 'tag', 'builder', 'file', 'output', 'help', 'version'];
    for (const flag of flags) expect(stdout).toContain(`--${flag}`);
    expect((await run(['doctor', '--help'])).stdout).toContain('--yes-privileged');
    for (const code of [0, 1, 2, 3, 5, 130]) expect(stdout).toMatch(new RegExp(`^  ${code} `, 'm'));
    for (const name of ['NO_COLOR', 'XDG_STATE_HOME', 'DOCKER_CONFIG'])
      expect(stdout).toContain(name);
  });

  test('load no other file of the program', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'cli.cjs'), readFileSync(cli));
    const { stdout } = await shell(`"${process.execPath}" "${join(folder, 'cli.cjs')}" --help`);
    expect(stdout).toContain('Examples');
  });

  test('a reader that leaves early is no error', async () => {
    const { stderr } = await shell(`"${process.execPath}" "${cli}" --help | head -1`);
    expect(stderr).toBe('');
  });
});

describe('wrong usage ends with 2 and one sentence', () => {
  test.each([
    ['a misspelt flag', ['--platfrom', 'linux/arm64'], 'did you mean --platform?'],
    ['a misspelt command', ['replya'], 'did you mean the command replay?'],
    ['a folder that is not there', ['./nowhere'], 'There is no folder ./nowhere'],
    [
      'a Dockerfile that is not there',
      ['-f', 'no/Dockerfile'],
      '--file no/Dockerfile is not there',
    ],
    ['a platform that does not exist', ['--platform', 'linux/amd65'], 'did you mean linux/amd64?'],
    ['capitals in a reference', ['--tag', 'localhost:5000/Demo'], 'capitals are not allowed'],
    ['a recording that is not there', ['replay', 'no.jsonl', '--json'], 'no such file'],
    ['a folder for a recording', ['replay', '.', '--json'], 'it is a folder'],
    ['escape sequences in an argument', ['--tag', 'x\u001b]0;title\u0007y'], '--tag xy'],
  ])('%s', async (_, args, text) => {
    const ended = await run(args, { cwd: emptyFolder() });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(text);
    expect(ended.stderr).toMatch(sentence);
  });
});

describe('without a terminal', () => {
  test('the wizard says what to run instead, with what it knows', async () => {
    const args = ['--platform', 'linux/riscv64', '--tag', 'me/app:1', '--output', 'oci:a b.tar'];
    const ended = await run(args, { cwd: emptyFolder() });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(
      "docker buildx build --platform linux/riscv64 --tag me/app:1 --output 'type=oci,dest=a b.tar' .",
    );
  });

  test('replay says that there is --json', async () => {
    const ended = await run(['replay', 'build.jsonl']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('multiarch-wizard replay build.jsonl --json');
    const hostile = await run(['replay', '\u001b]0;title\u0007\u001b[8mbuild.jsonl']);
    expect(hostile.stderr).toContain('multiarch-wizard replay build.jsonl --json');
  });

  test('a terminal that can not redraw is none', async () => {
    const script = `TERM=dumb "${process.execPath}" "${cli}"`;
    const program = startProgram(['sh', '-c', script], { cwd: emptyFolder() });
    await program.until('TERM=dumb');
    expect(await program.ended()).toBe(2);
    expect(program.raw()).not.toContain('\u001b');
  });
});

describe('replay --json', () => {
  const recording = recorded('buildx-0.36.1-base.jsonl');

  test('reads a file or standard input, and writes nothing anywhere', async () => {
    const folder = emptyFolder();
    const env = { XDG_STATE_HOME: folder, HOME: folder, TMPDIR: folder };
    const piped = await run(['replay', '-', '--json'], { input: recording, env });
    expect(piped).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(piped.stdout)).toMatchObject({ outcome: 'succeeded' });
    const file = join(emptyFolder(), 'build.jsonl');
    writeFileSync(file, recording);
    expect(await run(['replay', file, '--json'], { env })).toEqual(piped);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['nothing', '', 'holds no recording of a build'],
    ['text', 'hello\nworld\n', 'holds no recording of a build'],
    ['other JSON', '{"a":1}\n', 'holds no recording of a build'],
    ['bytes', Buffer.from([0, 255, 254, 10, 123, 0]), 'is not text'],
    ['a compressed recording', gzipSync('{}'), 'gunzip -c FILE | multiarch-wizard replay -.'],
  ])('a file that holds %s is no recording', async (_, input, told) => {
    const ended = await run(['replay', '-', '--json'], { input });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(told);
    expect(ended.stderr).toMatch(sentence);
  });

  test('a reader that leaves early is no error', async () => {
    const file = join(emptyFolder(), 'build.jsonl');
    writeFileSync(file, recording);
    const { stderr } = await shell(
      `"${process.execPath}" "${cli}" replay "${file}" --json | head -1`,
    );
    expect(stderr).toBe('');
  });
});
