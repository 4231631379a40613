import { afterEach, describe, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { cli, run } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

let program: Program | null = null;
afterEach(() => program?.kill());

function autoplay(...args: readonly string[]): Program {
  const home = emptyFolder();
  const env = { HOME: home, PATH: '/nowhere', LC_ALL: 'C.UTF-8' };
  const argv = [process.execPath, cli, '--demo', 'fresh-laptop', '--autoplay', ...args];
  program = startProgram(argv, { env, cwd: home });
  return program;
}

const { autoplay: words } = texts().ui;
const place = (n: number) => texts().ui.stepOf(n, 7);

describe('--autoplay in a terminal', () => {
  test('walks the fresh laptop by itself: it types, says yes, builds, and ends with 0', async () => {
    const shown = autoplay('--pace', 'fast', '--speed', '20');
    const first = await shown.until(words.playing);
    expect(first).toContain('PRACTICE: fresh-laptop');
    expect(first).toMatch(/Space pause +← a step back +→ a step on +Ctrl\+C leave/);
    await shown.until('Run exactly this?', 90_000);
    await shown.until(place(5), 90_000);
    // The reference is there letter by letter.
    await shown.until(/Tag +(?!ghcr\.io\/ada\/hello:\d{4}-\d\d-\d\d)[a-z]/, 90_000);
    await shown.until(place(7), 120_000);
    await shown.until(words.end('multiarch-wizard --demo'), 60_000);
    expect(await shown.ended(60_000)).toBe(0);
    expect(shown.everything()).toMatch(/linux\/arm64 +[0-9a-f]{12} /);
  }, 300_000);

  test('is paused by any key, goes back and forth through what was there, and on', async () => {
    const shown = autoplay('--pace', 'slow', '--speed', '20');
    await shown.until(place(1));
    await shown.until(words.playing);
    shown.press('x');
    const paused = await shown.until(words.paused);
    expect(paused).toMatch(/↵ go on +← a step back +→ a step on +q leave/);
    const onTo = (what: string) =>
      shown.until((screen) => screen.includes(what) && screen.includes(words.paused));
    shown.press('right');
    await onTo('Who runs your build');
    shown.press('right');
    await shown.until((screen) => !screen.includes('Who runs') && screen.includes(words.paused));
    shown.press('right');
    await onTo(place(2));
    shown.press('left');
    const back = await shown.until(`${words.paused}   ${words.back(1)}`);
    expect(back).toContain(place(1));
    shown.press('left', 'left', 'left');
    await shown.until((screen) => screen.includes(place(1)) && screen.includes(words.back(3)));
    shown.press('right', 'right', 'right');
    await shown.until((screen) => screen.includes(place(2)) && !/PAUSED +\d/.test(screen));
    shown.press('space');
    await shown.until(words.playing);
    shown.press('q');
    await shown.until(words.paused);
    shown.press('q');
    expect(await shown.ended()).toBeGreaterThan(0);
  }, 120_000);

  test('leaves at once on Ctrl+C, paused or not', async () => {
    const shown = autoplay();
    await shown.until(words.playing);
    shown.press('x');
    await shown.until(words.paused);
    shown.press('ctrl-c');
    expect(await shown.ended()).toBe(130);
  }, 60_000);

  test('stands in a low window, too', async () => {
    const home = emptyFolder();
    const argv = [process.execPath, cli, '--demo', 'fresh-laptop', '--autoplay'];
    const env = { HOME: home, PATH: '/nowhere' };
    program = startProgram(argv, { env, cwd: home, columns: 60, rows: 16 });
    await program.until(place(1));
    program.press('x');
    expect(await program.until(words.paused)).toContain('q leave');
  }, 60_000);
});

describe('--autoplay on the command line', () => {
  test.each([
    [['--autoplay'], 'as in --demo fresh-laptop --autoplay'],
    [['--demo', 'fresh-laptop', '--pace', 'slow'], 'add --autoplay'],
    [['--demo', 'fresh-laptop', '--autoplay', '--pace', 'quick'], 'slow, normal or fast'],
    [['--demo', 'fresh-laptop', '--autoplay'], 'needs a terminal'],
    [['--demo', '--autoplay'], 'needs a terminal'],
    [['doctor', '--autoplay'], '--autoplay is a flag of the wizard'],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
