import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type StepId, stepIds } from '../../../src/model/step-id.ts';
import { texts } from '../../../src/texts/index.ts';
import { lessonTexts } from '../../../src/texts/lessons.ts';
import { down, inside, labReady, leftovers, resetHost } from '../lab.ts';
import {
  atStep,
  ended,
  minutes,
  prepare,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  type WalkOptions,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const cwd = '/root/app';
const reference = `${inside.registry}/app:1`;
const { ui } = texts();
const looked: readonly StepId[] = ['machine', 'client', 'emulators', 'builder', 'target'];

describe.runIf(ready.ready)('a window of any size', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await prepare(host);
    const print = 'for i in $(seq 60); do echo step $i; sleep 1; done';
    await writeInside(
      ...([host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\nRUN ${print}\n`] as const),
    );
  }, 12 * minutes);

  afterEach(() => walk?.kill());

  afterAll(() => down(host), 2 * minutes);

  const start = (options: Partial<WalkOptions>) => {
    const platforms = 'linux/amd64,linux/arm64,linux/riscv64';
    const args = ['--platform', platforms, '--tag', reference];
    walk = startWizard(host, { cwd, args, ...options });
  };

  /** The whole panel is in the window: its title, its keys below it, and the last row free. */
  function expectWhole(screen: string, id: StepId): void {
    const rows = screen.split('\n');
    const title = rows.findIndex((row) => row.includes(ui.stepOf(stepIds.indexOf(id) + 1, 7)));
    const keys = rows.findLastIndex((row) => row !== '');
    expect(rows[title]).toContain(texts()[id].title);
    expect(rows[keys]).toMatch(/^(↵|Enter) /);
    expect(keys).toBeGreaterThan(title);
    expect(rows.at(-1)).toBe('');
  }

  /** Presses a key that leads to a step, and waits until everything there was looked at. */
  async function arrive(id: StepId, key: string): Promise<string> {
    const from = walk.raw().length;
    const isProven = id === 'emulators' || id === 'builder';
    const told = isProven ? ui.closer : ui.looking;
    // A step that is new to the person was looked at already, unless more is to be proven; a look
    // at the Dockerfile is too short to be seen.
    const isLooked = id === 'target' || (key === 'enter' && !isProven);
    let times = 0;
    walk.press(key);
    // What was written is on the screen one turn later.
    await walk.until(() => {
      if (isLooked || walk.raw().slice(from).includes(told)) times += 1;
      return times > 1;
    }, 2 * minutes);
    if (id === 'target') await walk.until(/base:1 +✓ yes +✓ yes +✓ yes/, minutes);
    return atStep(walk, id, 2 * minutes);
  }

  /** The panel, wherever in the window it stands. */
  const panel = (screen: string) => {
    const rows = screen.split('\n');
    return rows
      .slice(rows.findIndex((row) => /^[●*] .*step \d of 7$/.test(row)))
      .join('\n')
      .trimEnd();
  };
  const untilPanel = (before: string) => walk.until((screen) => panel(screen) === panel(before));

  /** Keys that the step knows do what the key line says; all others do nothing. */
  async function tryKeys(id: StepId): Promise<void> {
    const before = walk.screen();
    walk.press('x', 'Z', '1', '%', 'ö', 'delete', 'backspace', 'esc');
    walk.press('?');
    await walk.until(ui.modes[id === 'target' ? 'platforms' : 'fine']);
    walk.press('x', '?');
    await untilPanel(before);
    walk.press('e');
    const [opening = ''] = lessonTexts()[id].about[0]?.split('. ') ?? [];
    await walk.until((screen) => unwrapped(screen).includes(opening));
    walk.press('esc');
    await untilPanel(before);
    walk.press('c');
    await walk.until(/opied, and printed above|no command/);
    await arrive(id, 'r');
    if (id === 'machine') return;
    await arrive(stepIds[stepIds.indexOf(id) - 1] ?? id, 'b');
    await arrive(id, 'enter');
  }

  test.each([
    [60, 16],
    [80, 24],
    [120, 40],
  ])(
    'of %d by %d shows every step whole, and every key does what its line says',
    async (columns, rows) => {
      start({ columns, rows });
      for (const id of looked) {
        if (id === 'machine') await atStep(walk, id);
        else await arrive(id, 'enter');
        expectWhole(walk.screen(), id);
        await tryKeys(id);
        expectWhole(walk.screen(), id);
      }
      walk.press('enter');
      expectWhole(await atStep(walk, 'build', 2 * minutes), 'build');
      walk.press('q');
      expect(await ended(walk)).toBe(130);
    },
    10 * minutes,
  );

  test(
    'that is too small says so and waits, also in the middle of a build, and comes back',
    async () => {
      start({ columns: 59, rows: 16 });
      const tooSmall = (columns: number, rows: number) => (screen: string) =>
        unwrapped(screen).includes(ui.tooSmall(columns, rows));
      await walk.until(tooSmall(59, 16));
      walk.resize(80, 24);
      await walkTo(walk, 'build');
      walk.press('enter');
      await walk.until(/linux\/riscv64 +█+/, minutes);
      walk.resize(80, 15);
      await walk.until(tooSmall(80, 15));
      walk.resize(60, 16);
      await walk.until(/linux\/riscv64 +█+/);
      walk.resize(120, 40);
      await walk.until(/│ step \d+$/m, minutes);
      expect(walk.screen()).toContain(ui.rail.manifest);
      walk.press('ctrl-c', 'y');
      await walk.until(/The build was cancelled after/, minutes);
      walk.press('q');
      expect(await ended(walk)).toBe(130);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    5 * minutes,
  );

  test(
    'without colours and without Unicode tells everything in ASCII and words',
    async () => {
      start({ env: { NO_COLOR: '1', LC_ALL: 'C' } });
      await walkTo(walk, 'build');
      expect(walk.everything()).toContain(`[ok] ${texts().emulators.title}`);
      walk.press('enter');
      await walk.until(/linux\/riscv64 +#+\.* \* .*emulated/, minutes);
      walk.press('ctrl-c', 'ctrl-c');
      await walk.until(/The build was cancelled after/, minutes);
      walk.press('q');
      expect(await ended(walk)).toBe(130);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
      expect(walk.raw()).not.toMatch(/\u001b\[[\d;]*(?<!\d)(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: so are lines and the clearing of them
      expect(walk.raw()).toMatch(/^[\u0000-\u007f]*$/);
    },
    5 * minutes,
  );

  test('that cannot redraw its lines is told what to run instead', async () => {
    start({ env: { TERM: 'dumb' } });
    expect(await ended(walk)).toBe(2);
    expect(unwrapped(walk.everything())).toContain('TERM=dumb');
    expect(unwrapped(walk.everything())).toContain(`--tag ${reference}`);
  });

  test(
    'takes a pasted text in the tag field as one text, and its line break not as Enter',
    async () => {
      start({});
      await walkTo(walk, 'target');
      walk.press('tab');
      await walk.until('❯ Tag');
      walk.press('ctrl-u');
      walk.paste(`${inside.registry}/pasted\n:2\n`);
      await walk.until(`❯ Tag         ${inside.registry}/pasted:2`);
      walk.press('backspace', 'q', 'b', '?');
      await walk.until(`${inside.registry}/pasted:qb?`);
      walk.press('backspace', 'esc');
      await walk.until(`  Tag         ${inside.registry}/pasted:qb`);
      walk.press('enter');
      await atStep(walk, 'build');
      expect(unwrapped(walk.screen())).toContain(`--tag ${inside.registry}/pasted:qb --push`);
      walk.press('q');
      expect(await ended(walk)).toBe(130);
    },
    3 * minutes,
  );
});
