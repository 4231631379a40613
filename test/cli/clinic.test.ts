import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../.build/bundle.js';
import { stateIds } from '../../src/clinic/scenes.ts';
import { clinicTexts } from '../../src/texts/clinic.ts';
import { liveClinic } from '../clinic/live.ts';
import { emptyFolder, keptFolder } from '../host/folder.ts';
import { expectGone } from '../host/living.ts';
import { need } from '../need.ts';
import { type Program, startProgram } from '../terminal/pty.ts';
import { cli, run } from './built.ts';

const { states, summary, own, intro, reasons } = clinicTexts();

let program: Program | null = null;
afterEach(() => program?.kill());

/** Processes that hold a namespace of the clinic whose program lies in a folder. */
function namespaces(folder: string): readonly number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => {
    try {
      const [file] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return file?.startsWith(join(folder, 'assets/clinic/namespace')) === true;
    } catch {
      return false;
    }
  });
}

/** What of the machine itself could change: its table of handlers, and what is mounted. */
const machine = () => ({
  table: readdirSync('/proc/sys/fs/binfmt_misc'),
  mounts: readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter((line) => /clinic|binfmt_misc/.test(line)),
});

const modes = "stty -a | sed 's/ rows [0-9]*; columns [0-9]*;//'";

type Started = {
  readonly program: Program;
  /** Where the program could have left something: temporary files, a home, a working folder. */
  readonly folder: string;
};

/**
 * The clinic in a shell that tells its exit code, and whether the terminal is as it was, and stays until
 * that was read.
 */
function start(
  file: string,
  before: readonly string[] = [],
  size: { columns?: number; rows?: number } = {},
): Started {
  const folder = emptyFolder();
  const script = `before=$(${modes}); "$@"; echo "code $?"; [ "$before" = "$(${modes})" ] && echo "modes back"; read -r _`;
  const argv = [...before, process.execPath, file, 'clinic'];
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', HOME: folder, TMPDIR: folder };
  program = startProgram(['sh', '-c', script, 'sh', ...argv], { cwd: folder, env, ...size });
  return { program, folder };
}

async function expectEnd({ program, folder }: Started, code: number): Promise<void> {
  await program.until(`code ${code}`);
  await program.until('modes back');
  expect(program.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThan(
    program.raw().lastIndexOf('\u001b[?25l'),
  );
  expect(readdirSync(folder)).toEqual([]);
}

const clinic = await liveClinic();
await clinic?.close();
const dist = dirname(cli);

describe.runIf(clinic !== null)('the clinic on this kernel', () => {
  test('shows each state live, from the first to the last, and leaves nothing behind', async () => {
    const before = machine();
    const started = start(cli);
    const { program } = started;
    await program.until(intro.begin);
    expect(namespaces(dist)).toHaveLength(1);
    for (const id of stateIds) {
      program.press('enter');
      const page = await program.until(
        (text) => text.includes(`● ${states[id].title}`) && /in a container +[✓✗]/.test(text),
      );
      expect(page).toMatch(/live, Linux \d+\.\d+/);
    }
    program.press('enter');
    await program.until(own.lead);
    program.press('space');
    await program.until(/in a container +✗ ENOENT/);
    const pids = namespaces(dist);
    program.press('enter');
    await expectEnd(started, 0);
    await expectGone(...pids);
    expect(program.everything()).toContain(summary.title);
    expect(program.everything()).toMatch(/14 +Mended +✓ runs +✓ runs/);
    expect(machine()).toEqual(before);
  }, 60_000);

  test('fits itself to the window, and stands in it once', async () => {
    const { program } = start(cli, [], { columns: 100, rows: 30 });
    await program.until(intro.begin);
    program.press('enter', 'enter');
    const isWhole = (text: string) =>
      /in a container +✗ ENOENT/.test(text) && text.split('state 2 of 14').length === 2;
    await program.until(isWhole);
    const sizes = [
      [60, 16],
      [40, 10],
      [140, 40],
      [80, 24],
    ] as const;
    for (const [columns, rows] of sizes) {
      program.resize(columns, rows);
      await program.until(columns < 60 ? (text) => text.includes('40 by 10') : isWhole);
    }
    program.press('q');
    await program.until('code 130');
  }, 60_000);

  test.each([
    ['Ctrl+C', 'ctrl-c'],
    ['q', 'q'],
  ])(
    'is left with %s: 130, the terminal as before, no process and no file left',
    async (_, key) => {
      const started = start(cli);
      await started.program.until(intro.begin);
      started.program.press('enter');
      await started.program.until('state 1 of 14');
      // A fork of it has its command line until it becomes another program.
      await expect.poll(() => namespaces(dist), { timeout: 10_000 }).toHaveLength(1);
      const pids = namespaces(dist);
      started.program.press(key);
      await expectEnd(started, 130);
      await expectGone(...pids);
    },
    60_000,
  );

  test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'ends with its parent: %s',
    async (signal) => {
      const { program } = start(cli, ['sh', '-c', 'echo $$ > pid; exec "$@"', 'sh']);
      await program.until(intro.begin);
      const [held] = namespaces(dist);
      const status = readFileSync(`/proc/${held}/status`, 'utf8');
      process.kill(Number(/^PPid:\t(\d+)$/m.exec(status)?.[1]), signal);
      await program.until(/code \d+/);
      await expectGone(held ?? 0);
    },
    60_000,
  );

  test('prints all states where there is no terminal', async () => {
    const folder = emptyFolder();
    const before = machine();
    const ended = await run(['clinic'], { cwd: folder, env: { TMPDIR: folder, HOME: folder } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    for (const id of stateIds) expect(ended.stdout).toContain(states[id].title);
    expect(ended.stdout).toMatch(/^2 +Without F[\s\S]*in a container +✗ ENOENT +no such file/m);
    expect(ended.stdout).toMatch(/^ {2}Linux \d+\.[\d.]+ on \w+, asked just now\.$/m);
    for (const row of ended.stdout.split('\n')) expect(row.length).toBeLessThanOrEqual(80);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing that a terminal obeys
    expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(readdirSync(folder)).toEqual([]);
    expect(namespaces(dist)).toEqual([]);
    expect(machine()).toEqual(before);
  }, 60_000);

  test('leaves nothing behind for a reader that leaves early', async () => {
    const script = `"${process.execPath}" "${cli}" clinic | head -1; echo "code $?"`;
    program = startProgram(['sh', '-c', script], { cwd: emptyFolder() });
    expect(await program.until('code 0')).toContain(intro.lead);
    await expect.poll(() => namespaces(dist)).toEqual([]);
  }, 60_000);
});

const cannotBeOther = need({ what: 'The clinic for an ordinary user', linux: true, root: true });
const asNobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];

describe.runIf(clinic !== null && cannotBeOther === null)('for an ordinary user', () => {
  // What lies below root's home can't be read by others.
  const folder = keptFolder();
  const file = join(folder, 'cli.cjs');
  beforeAll(() => cpSync(dist, folder, { recursive: true }));

  test('it is as live as for root', async () => {
    const { program } = start(file, [
      'sh',
      '-c',
      'chmod 755 . "$0"; exec "$@"',
      folder,
      ...asNobody,
    ]);
    await program.until(/live, Linux/);
    program.press('enter', 'enter', 'enter');
    await program.until(/in a container +✓ runs/);
    const pids = namespaces(folder);
    expect(pids).toHaveLength(1);
    program.press('G', 'q');
    await program.until('code 0');
    await expectGone(...pids);
  }, 60_000);
});

const forbidding = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"';
const forbidden = ['unshare', '--user', '--map-root-user', 'sh', '-c', forbidding, 'sh'];
const cannotForbid = need({
  what: 'A kernel without namespaces',
  linux: true,
  commands: ['unshare'],
});

describe.runIf(clinic !== null && cannotForbid === null)('where namespaces are forbidden', () => {
  test('it says why, and plays the recording', async () => {
    const started = start(cli, forbidden, { columns: 80, rows: 30 });
    const { program } = started;
    const begin = await program.until(intro.begin);
    expect(begin.replace(/\s+/g, ' ')).toContain(reasons.limit);
    expect(begin).toContain('/proc/sys/user/max_user_namespaces: 0');
    program.press('enter', 'enter');
    const page = await program.until(/in a container +✗ ENOENT/);
    expect(page).toContain('RECORDING');
    expect(page).toMatch(/A recording of Linux [\d.]+ on amd64, made on \d{4}-\d\d-\d\d/);
    program.press('G', 'enter');
    await expectEnd(started, 0);
    expect(namespaces(dist)).toEqual([]);
  }, 60_000);
});

test('without a terminal Ink is not loaded', async () => {
  const outdir = join(import.meta.dirname, '../../node_modules/.cache/clinic-plain');
  const { inputs } = await bundle({ entry: 'src/ui/clinic/plain.ts', outdir });
  expect(inputs).toContain('src/clinic/scenes.ts');
  expect(
    inputs.filter((path) => /node_modules\/(ink|react|execa|yoga-layout)\//.test(path)),
  ).toEqual([]);
});
