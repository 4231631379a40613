import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/receipts/receipt.ts';
import { cli, run } from '../cli/built.ts';
import { emptyFolder } from '../host/folder.ts';
import { type Program, startProgram } from '../terminal/pty.ts';

const modes = "stty -a | sed 's/ rows [0-9]*; columns [0-9]*;//'";

let program: Program | null = null;
afterEach(() => program?.kill());

/** A state folder with receipts, the oldest first; each takes this back. */
function stateWith(...changes: readonly Partial<Receipt>[]) {
  const folder = emptyFolder();
  const receipts = join(folder, 'state/multiarch-wizard/receipts');
  mkdirSync(receipts, { recursive: true });
  for (const [index, change] of changes.entries()) {
    const whole: Receipt = {
      ...{ version: 1, id: `${index}`, when: `2026-11-2${index}T08:00:00.000Z`, bootId: null },
      ...{ title: `change ${index}`, changes: '', needs: 'consent', actions: [], before: [] },
      ...{ undo: null, reversal: [], backups: [], undone: null },
      completed: { when: '', outcome: 'changed', findings: [] },
      ...change,
    };
    writeFileSync(join(receipts, `${index}.json`), JSON.stringify(whole));
  }
  return { folder, receipts, state: join(folder, 'state') };
}

/** The program in a terminal, whose modes before and after are kept in `folder`. */
function start({ folder, state }: ReturnType<typeof stateWith>, command = '"$@"'): Program {
  const script = [
    'trap : INT',
    `${modes} > before`,
    `${command}; code=$?`,
    `${modes} > after`,
    'exit $code',
  ].join('\n');
  const argv = ['sh', '-c', script, '-', process.execPath, cli, 'undo'];
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, XDG_STATE_HOME: state, LC_ALL: 'C.UTF-8', NO_COLOR: '1' };
  program = startProgram(argv, { cwd: folder, env });
  return program;
}

async function ended({ folder }: { readonly folder: string }, walk: Program): Promise<number> {
  const code = await walk.ended();
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('before')).toContain('speed');
  expect(read('after')).toBe(read('before'));
  return code;
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** A change that made a file, which stands in this folder. */
function madeFile(path: string): Partial<Receipt> {
  writeFileSync(path, 'made');
  return { actions: [{ edit: path, before: null, after: sha('made') }] };
}

const question = 'Take it back? [y]es / [n]o / [e]xplain:';

/** Processes of a group; a dead one whose parent has not taken note is none. */
function livingIn(group: string): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
      return pgrp === group && state !== 'Z';
    } catch {
      return false;
    }
  });
}

/** The question is on the screen, for this time. */
const asked = (times: number) => (screen: string) => screen.split(question).length === times + 1;

describe('undo in a terminal', () => {
  test('asks until it has an answer, and takes back what it was told to', async () => {
    const path = join(emptyFolder(), 'file');
    const state = stateWith(madeFile(path));
    const walk = start(state);
    await walk.until(question);
    walk.press('what', 'enter');
    await walk.until(asked(2));
    walk.press('esc', 'up', 'enter');
    await walk.until(asked(3));
    expect(walk.screen().split('That is none of these')).toHaveLength(3);
    walk.press('e', 'enter');
    await walk.until(asked(4));
    expect(walk.screen()).toContain('a second look');
    expect(existsSync(path)).toBe(true);
    walk.press('y', 'enter');
    expect(await ended(state, walk)).toBe(0);
    expect(walk.screen()).toContain('✓ Taken back, as a second look shows.');
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    ['enter', 1],
    ['ctrl-d', 1],
    ['ctrl-c', 130],
  ])('changes nothing at %s, and ends with %i', async (key, code) => {
    const path = join(emptyFolder(), 'file');
    const state = stateWith(madeFile(path));
    const walk = start(state);
    await walk.until(question);
    walk.press(key);
    expect(await ended(state, walk)).toBe(code);
    expect(existsSync(path)).toBe(true);
    // The shell's next line begins on a row of its own.
    expect(walk.raw()).toMatch(/\n$/);
  });

  test('takes nothing for an answer that was typed before its question', async () => {
    const path = join(emptyFolder(), 'file');
    const state = stateWith(madeFile(path), { reversal: [{ run: ['sleep', '1'] }] });
    const walk = start(state);
    await walk.until(question);
    // The second one is typed while the first command runs.
    walk.press('y', 'enter', 'y', 'enter', 'y', 'enter');
    await walk.until(asked(2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(existsSync(path)).toBe(true);
    walk.press('n', 'enter');
    expect(await ended(state, walk)).toBe(1);
  });

  test('ends the command that runs at Ctrl+C, and all that it started', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'file');
    const script = 'echo $$ > pid; sleep 60 & sleep 60';
    const state = stateWith(madeFile(path), { reversal: [{ run: ['sh', '-c', script] }] });
    const walk = start(state);
    await walk.until(question);
    walk.press('y', 'enter');
    const pidFile = join(state.folder, 'pid');
    while (!existsSync(pidFile)) await new Promise((resolve) => setTimeout(resolve, 20));
    walk.press('ctrl-c');
    expect(await ended(state, walk)).toBe(130);
    expect(walk.screen()).toContain('the command was cancelled');
    expect(walk.screen().split(question)).toHaveLength(2);
    const pid = readFileSync(pidFile, 'utf8').trim();
    expect(livingIn(pid)).toEqual([]);
  });

  test('reads its answers from the terminal where standard input carries data', async () => {
    const path = join(emptyFolder(), 'file');
    const state = stateWith(madeFile(path));
    const walk = start(state, 'echo y | "$@"');
    await walk.until(question);
    expect(existsSync(path)).toBe(true);
    walk.press('y', 'enter');
    expect(await ended(state, walk)).toBe(0);
    expect(existsSync(path)).toBe(false);
  });

  test('lets no control sequence of a command or a receipt through', async () => {
    const state = stateWith({
      title: 'evil\u001b]0;title\u0007\u001b[2J',
      reversal: [{ run: ['printf', '\u001b]52;c;eA==\u0007\u001b[31mred\u009b2J\n'] }],
    });
    const walk = start(state);
    await walk.until(question);
    walk.press('y', 'enter');
    await ended(state, walk);
    for (const sequence of ['\u001b]', '\u001b[2J', '\u001b[31m', '\u009b']) {
      expect(walk.raw()).not.toContain(sequence);
    }
    expect(walk.screen()).toContain('│ red');
  });
});

describe('undo without a terminal', () => {
  const env = ({ state }: { readonly state: string }) => ({ XDG_STATE_HOME: state });

  test('asks nobody, and names the flags', async () => {
    const path = join(emptyFolder(), 'file');
    const ended = await run(['undo'], { env: env(stateWith(madeFile(path))), input: 'y\n' });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/--dry-run .*--yes .*--yes-privileged/);
    expect(existsSync(path)).toBe(true);
  });

  test('shows all with --dry-run', async () => {
    const path = join(emptyFolder(), 'file');
    const state = stateWith(madeFile(path));
    const before = readdirSync(state.receipts).map((name) =>
      readFileSync(join(state.receipts, name), 'utf8'),
    );
    const ended = await run(['undo', '--dry-run'], { env: env(state) });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain('is removed: it was not there before');
    const after = readdirSync(state.receipts).map((name) =>
      readFileSync(join(state.receipts, name), 'utf8'),
    );
    expect([after, existsSync(path)]).toEqual([before, true]);
  });

  test('takes back with --yes what it may', async () => {
    const path = join(emptyFolder(), 'file');
    const other = { ...madeFile(join(emptyFolder(), 'other')), needs: 'root' } as const;
    const ended = await run(['undo', '--yes'], { env: env(stateWith(madeFile(path), other)) });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('Yes, as the flag says.');
    expect(ended.stdout).toContain('--yes-privileged');
    expect(existsSync(path)).toBe(false);
  });

  test.each([[['undo']], [['undo', '--yes']], [['undo', '--dry-run']]])(
    'has nothing to do where nothing was changed: %j',
    async (args) => {
      expect(await run(args, { env: env(stateWith()) })).toMatchObject({
        code: 0,
        stdout: 'There is nothing to take back: nothing that was changed here is left.\n',
      });
    },
  );
});
