import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../.build/bundle.js';
import { emptyFolder } from '../host/folder.ts';
import { expectGone } from '../host/living.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

const built = join(import.meta.dirname, '../../node_modules/.cache/guarded');
beforeAll(async () => {
  await bundle({ entry: 'test/cli/programs/guarded.ts', outdir: built });
});

let program: Program | null = null;
afterEach(() => program?.kill());

/**
 * The program in a shell that tells its exit code and the terminal's state afterwards, and stays: of
 * what is printed right before a terminal closes, a busy machine may read nothing any more.
 */
async function start(state: string) {
  const told = 'echo "code $?"; stty -a | grep -o " -*icanon"';
  const script = `"$NODE" "$PROGRAM" "$STATE"; ${told}; read -r _`;
  program = startProgram(['sh', '-c', script], {
    env: {
      ...{ NODE: process.execPath, PROGRAM: join(built, 'guarded.js'), STATE: state },
      PATH: process.env['PATH'] ?? '',
    },
  });
  const screen = await program.until(/children \d+ \d+\./);
  const children = (/children (\d+) (\d+)\./.exec(screen) ?? []).slice(1).map(Number);
  return { program, children };
}

/** The terminal takes whole lines again, and shows its cursor. */
async function expectTerminalBack(shown: Program): Promise<void> {
  await shown.until(/^ icanon$/m);
  const raw = shown.raw();
  expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(raw.lastIndexOf('\u001b[?25l'));
}

describe('an error of our own', () => {
  test.each([
    ['thrown', 't'],
    ['rejected', 'r'],
    ['no error at all', 'o'],
  ])('is one sentence; the details are in a file: %s', async (message, key) => {
    const state = join(emptyFolder(), 'state');
    const { program, children } = await start(state);
    program.press(key);
    const screen = await program.until('code 1');
    await expectTerminalBack(program);
    await expectGone(...children);

    const [file = ''] = readdirSync(state);
    const said = screen.replaceAll('\n', '');
    expect(said).toContain(`stopped because of an error of its own: ${message}`);
    expect(said).toContain(join(state, file));
    expect(screen).not.toMatch(/^ +at /m);
    expect(screen.indexOf('screen down')).toBeLessThan(screen.indexOf('an error of its own'));
    const details = readFileSync(join(state, file), 'utf8');
    expect(details).toContain(`Node.js ${process.version}`);
    expect(details).toContain(message);
    expect([state, join(state, file)].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
  });

  test('is one sentence too where no file can be written', async () => {
    const { program } = await start('/proc/nowhere');
    program.press('t');
    const screen = await program.until('code 1');
    expect(screen).toContain('an error of its own: thrown');
    expect(screen).not.toContain('details');
  });
});

describe('a signal', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)(
    '%s ends it with %i, its children with it, and the terminal as before',
    async (name, code) => {
      const state = join(emptyFolder(), 'state');
      const { program, children } = await start(state);
      const [parent = 0] = children;
      process.kill(parentOf(parent), name);
      await program.until(`code ${code}`);
      await expectTerminalBack(program);
      await expectGone(...children);
    },
  );
});

/** The process that started a process. */
function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
