import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { texts } from '../../src/texts/index.ts';
import { cli } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

/** A home with nothing in it, and no docker on the PATH. */
export function emptyHome() {
  const home = emptyFolder();
  mkdirSync(join(home, 'bin'));
  const env = { HOME: home, PATH: join(home, 'bin'), LC_ALL: 'C.UTF-8', NODE_NO_WARNINGS: '1' };
  return { home, env };
}

/** A Node that writes nothing and starts nothing (nodejs.org/api/permissions.html). */
const isCalled = process.allowedNodeEnvironmentFlags.has('--permission');
export const locked: readonly string[] = [
  ...[process.execPath, isCalled ? '--permission' : '--experimental-permission'],
  '--allow-fs-read=*',
];

/** Starts the built program there, in a terminal of 80 by 24. */
export const startIn = (
  { home, env }: ReturnType<typeof emptyHome>,
  args: readonly string[],
  node: readonly string[] = [process.execPath],
  program = cli,
): Program => startProgram([...node, program, ...args], { cwd: home, env });

const { ui } = texts();
const underWay = [ui.looking, ui.readingBack, ui.closer, ui.running];

/** The screen once nothing is under way on it, and nothing has moved for a moment. */
export async function calm({ screen, until }: Program): Promise<string> {
  for (;;) {
    const before = await until((shown) => !underWay.some((text) => shown.includes(text)), 60_000);
    await new Promise((resolve) => setTimeout(resolve, 800));
    if (screen() === before) return before;
  }
}

/** A screen at which a key was pressed. */
export type Pressed = { readonly screen: string; readonly key: string };

/** Walks to the end by Enter, and `y` where a command is shown. */
export async function walk(program: Program): Promise<readonly Pressed[]> {
  const pressed: Pressed[] = [];
  for (let presses = 0; presses < 40; presses++) {
    const screen = await calm(program);
    const key = screen.includes(ui.consent.title) ? 'y' : 'enter';
    pressed.push({ screen: unlabelled(screen), key });
    program.press(key);
    if (screen.includes(ui.stepOf(7, 7))) return pressed;
    await program.until((shown) => shown !== screen, 60_000);
  }
  throw new Error(`The walk has no end:\n${pressed.at(-1)?.screen}`);
}

/** Presses the same keys, each at the very same screen; fails where that never comes. */
export async function walkAgain(program: Program, pressed: readonly Pressed[]): Promise<void> {
  for (const { screen, key } of pressed) {
    await program
      .until((shown) => unlabelled(shown) === screen, 30_000)
      .catch((error: Error) => {
        throw new Error(`${error.message}\ninstead of:\n${screen}`);
      });
    program.press(key);
  }
}

/**
 * The panel without its label, which differs in length, and with it the room beside it; all else is
 * to be the same. How far down the window it stands follows from what was looked at for how long.
 */
const unlabelled = (screen: string): string =>
  panelOf(screen)
    .replace(/PRACTICE: (?:recording of )?[\w.-]*\w/g, 'PRACTICE')
    .replace(/ +step /, ' step ');

function panelOf(screen: string): string {
  const rows = screen.split('\n');
  const title = rows.findLastIndex((row) => /step \d of 7$/.test(row));
  return rows.slice(Math.max(title, 0)).join('\n').trimEnd();
}
