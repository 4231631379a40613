import { afterEach, describe, expect, test } from 'vitest';
import { en as english } from '../../src/texts/en/index.ts';
import { route as inEnglish } from '../../src/texts/en/route.ts';
import { route as inChinese } from '../../src/texts/zh/route.ts';
import { zh } from '../../src/texts/zh.ts';
import { cli } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

const languages = [
  ['en', inEnglish, english.ui],
  ['zh', inChinese, zh.texts.ui],
] as const;

/** The program on the machine of a list by hand, in a window of 80 by 24. */
function start(language: string): Program {
  const argv = ['--demo', 'manifest-by-hand', '--lang', language];
  const env = { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '', HOME: emptyFolder() };
  program = startProgram([process.execPath, cli, ...argv], { env, cwd: emptyFolder() });
  return program;
}

describe.each(languages)('the machine of a list by hand, in %s', (language, route, ui) => {
  test('is what the machine is about: the first screen has it under its cursor', async () => {
    const shown = start(language);
    await shown.until(`❯ ${ui.choice.ways.assemble.title}`, 30_000);
    shown.press('enter');
    // What the machine says there is in the window, too.
    await shown.until((text) => text.includes(route.titles.images) && text.includes('{arch}'));
    shown.press('b', 'up');
    await shown.until(`❯ ${ui.choice.ways.build.title}`);
    shown.press('enter');
    await shown.until(ui.stepOf(1, 7));
    shown.press('q');
    expect([3, 130]).toContain(await shown.ended());
  }, 60_000);
});
