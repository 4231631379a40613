import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { practiceTexts } from '../../src/texts/practice.ts';
import { cli } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

/** Node's permission model: nothing may be written, and no process be made (nodejs.org/api/permissions.html). */
const isCalled = process.allowedNodeEnvironmentFlags.has('--permission');
const locked = [
  ...[process.execPath, isCalled ? '--permission' : '--experimental-permission'],
  ...['--allow-fs-read=*', cli],
];

let program: Program | null = null;
afterEach(() => program?.kill());

/** A home with nothing in it, and no docker on the PATH. */
function start(args: readonly string[]): { readonly home: string; readonly program: Program } {
  const home = emptyFolder();
  mkdirSync(join(home, 'bin'));
  const env = { HOME: home, PATH: join(home, 'bin'), LC_ALL: 'C.UTF-8', NODE_NO_WARNINGS: '1' };
  program = startProgram([...locked, ...args], { cwd: home, env });
  return { home, program };
}

const { ui } = texts();
const underWay = [ui.looking, ui.readingBack, ui.closer, ui.running];

/** The screen once nothing is under way on it, and nothing has moved for a moment. */
async function calm({ screen, until }: Program): Promise<string> {
  for (;;) {
    const before = await until((shown) => !underWay.some((text) => shown.includes(text)), 60_000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    if (screen() === before) return before;
  }
}

describe('where nothing may be written and no process be made', () => {
  test('this machine can not be looked at: the lock holds', async () => {
    const { program: doctor } = start(['doctor']);
    expect(await doctor.ended(30_000)).not.toBe(0);
    expect(doctor.everything()).not.toContain("Docker's command line is");
  });

  test('doctor looks at a practice machine', async () => {
    const { program: doctor, home } = start(['doctor', '--demo', 'fresh-laptop']);
    expect(await doctor.ended(30_000)).toBe(3);
    expect(doctor.everything()).toContain('The engine answers, on Ubuntu 24.04.3 LTS');
    expect(readdirSync(home)).toEqual(['bin']);
  });

  test('a newcomer without Docker says yes to practice, and comes to the end by Enter and y', async () => {
    const { program: wizard, home } = start([]);
    await wizard.until(practiceTexts().offer.question, 30_000);
    wizard.press('y', 'enter');
    await wizard.until('❯ fresh-laptop', 30_000);
    wizard.press('enter');
    await wizard.until('PRACTICE: fresh-laptop', 30_000);
    for (let presses = 0; presses < 40; presses++) {
      const screen = await calm(wizard);
      expect(screen).toContain('PRACTICE: fresh-laptop');
      const isLast = screen.includes(ui.stepOf(7, 7));
      wizard.press(screen.includes(ui.consent.title) ? 'y' : 'enter');
      if (isLast) break;
      await wizard.until((shown) => shown !== screen, 60_000);
    }
    expect(await wizard.ended(30_000)).toBe(0);
    expect(wizard.everything()).toMatch(/linux\/arm64 +[0-9a-f]{12} /);
    expect(readdirSync(home)).toEqual(['bin']);
  }, 300_000);
});
