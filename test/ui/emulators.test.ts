import { describe, expect, test } from 'vitest';
import { type EmulatorsFacts, emulators } from '../../src/checklist/emulators.ts';
import * as lessons from '../../src/lessons/index.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { texts } from '../../src/texts/index.ts';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { panelLines } from '../../src/ui/panel.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView, follow, type View } from '../../src/ui/view.ts';
import {
  type DockerMachine,
  dockerMachine,
  execFormatLog,
  hereAnswers,
  passedLog,
  proofAnswers,
  withoutFLog,
  withoutPLog,
} from '../checklist/docker-machine.ts';
import { at } from './samples.ts';

const answers = { ...noAnswers, platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'] };
const { verdicts } = texts().ui.emulators;

/** The step on a machine, after its closer look; a build for riscv64 prints this. */
async function stepOn(machine: DockerMachine, build: string) {
  const commands = {
    ...proofAnswers('default', {
      'linux/amd64': passedLog('amd64'),
      'linux/386': passedLog('386'),
      'linux/arm64': passedLog('arm64'),
      'linux/riscv64': build,
    }),
    ...hereAnswers({ 'linux/riscv64': 'proof riscv64 3 [/x/proof/linux-riscv64] [a] [b]\n' }),
  };
  const handlers = { 'qemu-aarch64': {}, ...machine.handlers };
  const look = dockerMachine({ ...machine, handlers, commands });
  const first = await emulators.inspect(look, answers, {});
  const { signal } = new AbortController();
  const facts = (await emulators.lookCloser?.(look, first, answers, () => {}, signal)) ?? first;
  return stateOf(facts);
}

const stateOf = (facts: EmulatorsFacts) =>
  at('emulators', { facts, findings: emulators.judge(facts, answers) }, { answers });

type State = Awaited<ReturnType<typeof stepOn>>;

function screen(
  state: State,
  columns: number,
  rows: number,
  view: Partial<View> = {},
  locale = 'C.UTF-8',
) {
  const page = { theme: themeFor({ LC_ALL: locale }), columns, rows };
  const lines = panelLines(page, state, { ...firstView, lessons, ...view });
  expect(lines.length).toBeLessThan(rows);
  for (const row of lines) expect(lineCells(row), lineText(row)).toBeLessThanOrEqual(columns);
  return lines.map(lineText).join('\n');
}

const riscv64 = (entry: NonNullable<DockerMachine['handlers']>[string]): DockerMachine => ({
  handlers: { 'qemu-riscv64': entry },
});

const broken: readonly [keyof typeof verdicts, DockerMachine, string, RegExp][] = [
  ['missing', {}, execFormatLog, /none: no magic matches/],
  ['disabled', riscv64({ state: 'disabled' }), execFormatLog, /qemu-riscv64 +disabled/],
  ['off', { ...riscv64({}), table: 'disabled' }, execFormatLog, /all of binfmt_misc is disabled/],
  [
    'no-F',
    riscv64({ flags: 'OC' }),
    withoutFLog,
    /no F: opened now, by its path, in the container/,
  ],
  [
    'dynamic',
    riscv64({ flags: 'F' }),
    withoutFLog,
    /it needs a loader, and the container has none/,
  ],
  ['wrong-arguments', riscv64({ flags: 'F' }), withoutPLog, /proof riscv64 2 \[a\] \[b\]/],
  [
    'misses',
    riscv64({ magic: '7f454c460201010000000000000000000200f400' }),
    execFormatLog,
    /differs/,
  ],
];

describe('the step of emulators', () => {
  test.each(broken)(
    'names what is wrong in small windows, and draws it when asked: %s',
    async (verdict, machine, build, drawn) => {
      const state = await stepOn(machine, build);
      expect(screen(state, 80, 24)).toContain(
        `${verdict === 'missing' ? '!' : '✗'} ${verdicts[verdict]}`,
      );
      expect(screen(state, 60, 16)).toMatch(/✗ problem +\S.* \d of 8/);
      for (const [columns, rows] of [
        [80, 24],
        [60, 40],
      ] as const) {
        const shown = screen(state, columns, rows, { overlay: 'explain' });
        expect(shown).toContain('What the kernel does with a program for linux/riscv64');
        expect(shown).toMatch(drawn);
      }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
      expect(screen(state, 80, 24, { overlay: 'explain' }, 'C')).toMatch(/^[\x00-\x7f]*$/);
    },
  );

  test('draws what is wrong without being asked where the window has the room', async () => {
    const state = await stepOn(riscv64({ flags: 'OC' }), withoutFLog);
    expect(screen(state, 120, 50)).toMatch(/ends +ENOENT, no such file or directory\n/);
    expect(screen(state, 80, 24)).not.toContain('ENOENT');
    const fine = await stepOn(riscv64({}), passedLog('riscv64'));
    expect(screen(fine, 120, 50)).not.toContain('newest first');
  });

  test('is calm where all is well: one check is told, the others are counted', async () => {
    const state = await stepOn(riscv64({}), passedLog('riscv64'));
    const shown = screen(state, 80, 24);
    expect(shown).toContain('✓ ok       Registered with F: qemu-aarch64, qemu-riscv64');
    expect(shown).toContain('7 more are fine');
    expect(shown.match(/✓ ok|– skipped/g)).toHaveLength(2);
    const explained = screen(state, 80, 60, { overlay: 'explain' });
    expect(explained).toMatch(/A processor runs its own machine code[\s\S]*at hand in every/);
  });

  test('is calm where the engine does not answer: the reason stands once', () => {
    const nothing = { engine: null, rows: [], builder: null } as unknown as EmulatorsFacts;
    const shown = screen(stateOf(nothing), 80, 24);
    expect(shown.match(/the engine does not answer/g)).toHaveLength(1);
  });

  test('says why it sees through the builder', async () => {
    const state = await stepOn({ mounted: { own: null, init: null } }, execFormatLog);
    expect(screen(state, 80, 24)).toContain(
      "binfmt_misc is not mounted: the kernel's table can't be",
    );
  });
});

describe('a closer look that ends', () => {
  const closer = (state: State, phase: 'closer' | 'looked'): State => ({
    ...state,
    steps: { ...state.steps, emulators: { ...state.steps.emulators, phase } },
  });

  test('leaves the cursor where it is, unless the ways out are others now', async () => {
    const state = await stepOn({}, execFormatLog);
    const view = { ...firstView, cursor: 2 };
    expect(follow(view, closer(state, 'looked'), closer(state, 'closer')).cursor).toBe(2);
    const fine = await stepOn(riscv64({}), passedLog('riscv64'));
    expect(follow(view, closer(fine, 'looked'), closer(state, 'closer')).cursor).toBeNull();
  });
});
