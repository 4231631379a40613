import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandNames } from '../../src/model/usage.ts';
import { cells } from '../../src/texts/cells.ts';
import { help as english } from '../../src/texts/en/help.ts';
import { help as chinese } from '../../src/texts/zh/help.ts';
import { emptyFolder } from '../host/folder.ts';
import { cli, run } from './built.ts';

const han = /\p{Script=Han}/u;
const flags = (text: string) => [...text.matchAll(/(?<![\w-])--?[a-z-]+/g)].map(([flag]) => flag);
const codes = (text: string) => [...text.matchAll(/^ {2}(\d+) /gm)].map(([, code]) => code);

describe('the help', () => {
  test.each(commandNames)(
    'of %s names the same flags and codes in Chinese, in 80 cells',
    (name) => {
      expect(new Set(flags(chinese[name]))).toEqual(new Set(flags(english[name])));
      expect(codes(chinese[name])).toEqual(codes(english[name]));
      for (const row of chinese[name].split('\n'))
        expect([row, cells(row) <= 80]).toEqual([row, true]);
      expect(chinese[name]).toMatch(han);
    },
  );

  test('is in the language of --lang, else in that of the locale', async () => {
    expect((await run(['--help', '--lang', 'zh'])).stdout).toBe(`${chinese.wizard}\n`);
    expect((await run(['undo', '--lang=zh-CN', '-h'])).stdout).toBe(`${chinese.undo}\n`);
    const env = { LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' };
    expect((await run(['doctor', '--help'], { env })).stdout).toBe(`${chinese.doctor}\n`);
    expect((await run(['--help', '--lang', 'en'], { env })).stdout).toBe(`${english.wizard}\n`);
    expect((await run(['--help', '--lang', 'de'])).stdout).toBe(`${english.wizard}\n`);
  });
});

describe('a language that is not spoken here', () => {
  test('is wrong usage, and both that are spoken are named', async () => {
    const { code, stdout, stderr } = await run(['doctor', '--lang', 'de']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      '--lang de: that language is not spoken here; it is en, English, or zh, simplified Chinese.\n',
    );
  });

  test('is said to be so in the language of the locale', async () => {
    const { code, stderr } = await run(['--lang', 'de'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(code).toBe(2);
    expect(stderr).toBe('--lang de：没有这种语言；可以是 en（英文）或 zh（简体中文）。\n');
  });

  test('of the locale is none: that is English', async () => {
    const { stderr } = await run(['--nonsense'], { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(stderr).toContain('There is no flag --nonsense');
  });
});

describe('in Chinese', () => {
  const sentences = (text: string) => text.match(/[A-Z]?[a-z]+(?: [a-z]+){3,}/g) ?? [];

  test('the doctor tells what it sees, and nothing is wider than 80 cells', async () => {
    const { code, stdout, stderr } = await run([
      'doctor',
      '--demo',
      'fresh-laptop',
      '--lang',
      'zh',
    ]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(stdout).toContain('为 linux/amd64、linux/arm64、linux/riscv64 构建所需的一切：');
    expect(stdout).toMatch(/✗ 问题 {5}无法运行 linux\/arm64、linux\/riscv64 的程序/);
    expect(stdout).toContain('multiarch-wizard doctor --demo fresh-laptop --lang zh');
    const rows = stdout.split('\n').filter((row) => !row.includes('$ '));
    for (const row of rows) expect([row, cells(row) <= 80]).toEqual([row, true]);
    expect(
      sentences(rows.join('\n')).filter((text) => !/^exec format|no such file/.test(text)),
    ).toEqual([]);
  });

  test('diagnose names a failure, its cause and what mends it', async () => {
    const input = '#8 [linux/arm64 2/2] RUN uname -m\n#8 0.123 exec /bin/sh: exec format error\n';
    const { code, stdout } = await run(['diagnose', '--lang', 'zh'], { input });
    expect(code).toBe(0);
    expect(stdout).toMatch(/第 2 行 +.*exec \/bin\/sh: exec format error/);
    expect(stdout).toMatch(/更改 {6}.*\p{Script=Han}/u);
    expect(stdout).toMatch(/来源：/);
    for (const row of stdout.split('\n')) {
      if (!row.includes('$ ')) expect([row, cells(row) <= 80]).toEqual([row, true]);
    }
  });

  test('a prompt without a terminal, and a wrong flag, are told of in one sentence', async () => {
    const wizard = await run(['--lang', 'zh'], { cwd: emptyFolder() });
    expect(wizard).toMatchObject({ code: 2, stdout: '' });
    expect(wizard.stderr).toMatch(/^界面需要终端[^\n]+docker buildx build [^\n]+\n$/);
    const wrong = await run(['--lang', 'zh', '--platfrom', 'x']);
    expect(wrong.stderr).toBe('没有选项 --platfrom；你要找的是 --platform 吗？\n');
  });
});

test('only Chinese loads Chinese', () => {
  const dist = join(cli, '..');
  const word = /处理程序|\\u5904\\u7406\\u7A0B\\u5E8F/i;
  const chunks = readdirSync(dist).filter((name) => /\.c?js$/.test(name));
  const holding = chunks.filter((name) => word.test(readFileSync(join(dist, name), 'utf8')));
  expect(holding.filter((name) => !/^zh[-.]/.test(name))).toEqual([]);
  expect(holding.sort()).toEqual(['zh.cjs', expect.stringMatching(/^zh-\w+\.js$/)].sort());
});
