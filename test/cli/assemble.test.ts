import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';
import { cli, run } from './built.ts';

const app = 'ghcr.io/ada/hello';
const practice = ['assemble', '--demo', 'manifest-by-hand'];
const two = [...practice, '--tag', `${app}:1`, `${app}:{arch}`, '--arch', 'amd64,arm64'];

describe('wrong usage of assemble ends with 2 and one sentence', () => {
  test.each<[string, string[], string]>([
    ['no list', ['assemble', 'me/app:amd64'], '--tag REF'],
    ['no images', ['assemble', '--tag', 'me/app:1'], 'ghcr.io/me/app:{arch}'],
    ['two lists', ['assemble', '--tag', 'me/app:1', '--tag', 'me/app:2', 'a/b:1'], 'one list'],
    [
      'a pattern as the list',
      ['assemble', '--tag', 'me/app:{arch}', 'me/app:1'],
      '{arch} stands in the images',
    ],
    [
      'a digest as the list',
      ['assemble', '--tag', `me/app:1@sha256:${'0'.repeat(64)}`, 'a/b:1'],
      'a tag is needed here, not a digest; write me/app:1.',
    ],
    ['an image that is no reference', ['assemble', '--tag', 'me/app', 'Me/App:1'], 'me/app:1'],
    ['a word that no tag holds', [...two, '--arch', 'arm/v7'], '--arch arm/v7'],
    ['words without a pattern', ['assemble', '--tag', 'a/b', 'a/b:1', '--arch', 'amd64'], '{arch}'],
    ['another way', [...two, '--way', 'crane'], 'imagetools or manifest'],
    [
      'a platform that docker does not take',
      [...two, '--annotate', `${app}:arm64=linux/loong64`],
      'docker manifest annotate does not take linux/loong64',
    ],
    ['a platform in no form', [...two, '--annotate', `${app}:arm64`], 'REFERENCE=linux/arm/v7'],
    [
      'a platform of what is no image of the list',
      [...two, '--annotate', `${app}:riscv64=linux/riscv64`],
      'with one of the images',
    ],
    ['a word that would be an option', [...two, '--arch=--help'], '--arch --help'],
    ['a flag of another command', [...two, '--fix'], '--fix is a flag of doctor'],
  ])('%s', async (_, args, text) => {
    const ended = await run(args, { cwd: emptyFolder() });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(text);
    expect(ended.stderr).toMatch(/^[^\n]+\n$/);
  });

  test('a file that is there already, before anything is looked at', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'make.sh'), 'mine');
    const args = ['assemble', '--tag', 'me/app:1', 'me/app:amd64', '--script', 'make.sh', '--yes'];
    const ended = await run(args, { cwd: folder });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('make.sh is there already');
    expect(readFileSync(join(folder, 'make.sh'), 'utf8')).toBe('mine');
  });
});

describe('assemble without a terminal', () => {
  test('shows what would run, runs nothing, and names the flag that would', async () => {
    const { code, stdout } = await run(two);
    expect(code).toBe(2);
    expect(stdout).toContain('$ docker buildx imagetools create');
    expect(stdout).toContain('--yes runs exactly these commands');
    expect(stdout).not.toContain('manifest.as-asked');
  });

  test('writes a script without --yes, and makes no list', async () => {
    const { code, stdout } = await run([...two, '--script', 'make.sh', '--makefile', 'M.mk']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Saved: \S+\/make\.sh/);
    expect(stdout).toMatch(/Saved: \S+\/M\.mk/);
    expect(stdout).toContain('--yes runs exactly these commands');
    expect(stdout).not.toContain('manifest.as-asked');
  });

  test('names the flag for any other platform, and tells what --annotate says of no image', async () => {
    const all = [...practice, '--tag', `${app}:1`, `${app}:{arch}`];
    const wrong = await run(all);
    expect(wrong.stdout).toContain(`--annotate ${app}:riscv64=OS/ARCH[/VARIANT]`);
    const unknown = await run([
      ...[...practice, '--tag', `${app}:1`, '--annotate', 'a/b:c=linux/arm/v7', '--yes'],
    ]);
    expect(unknown.code).toBe(1);
    expect(unknown.stdout.replace(/\s+/g, ' ')).toContain(
      'a/b:c is to be named linux/arm/v7, and is none of the images',
    );
  });

  test('makes the list with --yes, and reads it back', async () => {
    const { code, stdout } = await run([...two, '--yes']);
    expect(stdout).toContain('It is what was asked for: 2 images, byte for byte');
    expect(stdout).toMatch(/^Platform +Digest +Size +Layers *$/m);
    expect(stdout).toMatch(/^linux\/arm64 +sha256:[0-9a-f]{12} +[\d.]+ \S+ +\d+ *$/m);
    expect(code).toBe(0);
  });

  test('makes no list where something is wrong, and names the flags that are ways out', async () => {
    const { code, stdout } = await run([
      ...practice,
      '--tag',
      `${app}:1`,
      `${app}:{arch}`,
      '--yes',
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${app}:riscv64 is called linux/riscv64`);
    expect(stdout).toContain(`${app}:riscv64=linux/riscv64`);
  });

  test('reads many images a few at a time, and writes nothing to standard error', async () => {
    const folder = emptyFolder();
    const slow = `#!/bin/sh
      case $2 in version) exit 0 ;; esac
      echo + >>"$ASKED"; sleep 0.2; echo - >>"$ASKED"; exit 1
    `;
    writeFileSync(join(folder, 'docker'), slow, { mode: 0o755 });
    const asked = join(folder, 'asked');
    const images = Array.from({ length: 20 }, (_, index) => `127.0.0.1:1/app:${index}`);
    const env = { PATH: `${folder}:${process.env['PATH']}`, ASKED: asked, HOME: folder };
    const ended = await run(['assemble', '--tag', '127.0.0.1:1/app:all', ...images, '--yes'], {
      ...{ cwd: folder, env },
    });
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    const marks = readFileSync(asked, 'utf8').trim().split('\n');
    const running = marks.map((_, at) =>
      marks.slice(0, at + 1).reduce((sum, mark) => sum + (mark === '+' ? 1 : -1), 0),
    );
    expect(marks.length).toBeGreaterThanOrEqual(2 * images.length);
    expect(Math.max(...running)).toBeLessThanOrEqual(6);
  });

  test('speaks Chinese', async () => {
    const { code, stdout } = await run([...two, '--yes', '--lang', 'zh']);
    expect(code).toBe(0);
    expect(stdout).toContain('就是所要的：2 个镜像，逐字节相同');
  });
});

describe('assemble in a terminal that can not redraw', () => {
  let program: Program | null = null;
  afterEach(() => program?.kill());
  const start = (...args: readonly string[]): Program => {
    const dumb = ['sh', '-c', 'TERM=dumb exec "$@"', '-'];
    program = startProgram([...dumb, process.execPath, cli, ...args], { columns: 120, rows: 40 });
    return program;
  };

  test('asks for what is not given, and makes the list after a yes', async () => {
    const shown = start(...practice, '--arch', 'amd64,arm64');
    await shown.until('separated by spaces');
    shown.press(`${app}:{arch}`, 'enter');
    await shown.until('Reference of the list');
    shown.press(`${app}:1`, 'enter');
    // The old local copy is offered to be removed; it is not in the way.
    await shown.until('Run exactly this?');
    shown.press('n', 'enter');
    await shown.until('Run these commands?');
    shown.press('y', 'enter');
    await shown.until('It is what was asked for: 2 images, byte for byte');
    expect(await shown.ended()).toBe(0);
  });

  test('does nothing after a no', async () => {
    const shown = start(...two);
    await shown.until('Run exactly this?');
    shown.press('n', 'enter');
    await shown.until('Run these commands?');
    shown.press('n', 'enter');
    await shown.until('Nothing was changed.');
    expect(await shown.ended()).toBe(130);
  });

  test('Ctrl+C at a question ends it with 130', async () => {
    const shown = start(...two);
    await shown.until('Run exactly this?');
    shown.press('ctrl-c');
    expect(await shown.ended()).toBe(130);
  });
});
