import { afterAll, describe, expect, test } from 'vitest';
import { openClinic } from '../../src/clinic/open.ts';
import {
  everySwitches,
  ownScene,
  type StateId,
  sceneOf,
  stateIds,
} from '../../src/clinic/scenes.ts';
import { verdictOf } from '../../src/clinic/verdict.ts';
import { parseHandler } from '../../src/docker/binfmt.ts';

// On a kernel that can't, the recording answers, which another test holds against a kernel that can.
const clinic = await openClinic();
afterAll(() => clinic.close());
const { stage } = clinic;
const { handler, interpreter } = stage;

const runs = (...handed: readonly string[]) => `runs ${handed.join(' ')}`;
const asPath = runs('/proof', 'a', 'b');
const asLs = runs('/proof', 'ls', 'a', 'b');

/** What each step comes to, in the order of the steps; the table after them, as NAME FLAGS, the newest first. */
const expected: { readonly [Id in StateId]: readonly [steps: readonly string[], table: string] } = {
  none: [['ENOEXEC', 'ENOEXEC'], 'enabled'],
  'without-F': [['ok', asPath, 'ENOENT'], `enabled ${handler}:`],
  'with-F': [['ok', asPath, asPath], `enabled ${handler}:F`],
  disabled: [['ok', 'ok', 'ENOEXEC', 'ENOEXEC'], `enabled ${handler}:F:disabled`],
  'all-disabled': [['ok', 'ok', 'ENOEXEC', 'ENOEXEC'], `disabled ${handler}:F`],
  held: [['ok', 'ok', asPath, asPath], `enabled ${handler}:F:gone`],
  gone: [['ok', 'ok', 'ENOENT', 'ENOENT'], `enabled ${handler}::gone`],
  missing: [['ok', 'ENOENT', 'ENOEXEC', 'ENOEXEC'], 'enabled'],
  'unknown-flag': [['EINVAL', 'ENOEXEC', 'ENOEXEC'], 'enabled'],
  dynamic: [['ok', 'ok', asPath, 'ENOENT'], `enabled ${handler}:F`],
  argv0: [['ok', asPath, 'ok', 'ok', asLs, asLs], `enabled ${handler}:PF`],
  'wide-mask': [
    ['ok', asPath, asPath, 'fails stand-in: Invalid ELF image for this architecture'],
    `enabled ${handler}:F`,
  ],
  'in-the-way': [['ok', 'ok', asPath, 'ENOENT'], `enabled another-tool: ${handler}:F`],
  mended: [['ok', 'ENOENT', 'ok', 'ok', asPath, asPath], `enabled ${handler}:F`],
};

describe('the kernel', () => {
  test.each(stateIds)('answers as it should: %s', async (id) => {
    const { steps } = sceneOf(id, stage);
    const { answers, entries, status, hasInterpreter } = await clinic.perform({ id, steps });
    const told = answers.map((answer) => {
      if (answer.kind === 'ok') return 'ok';
      const verdict = verdictOf(answer);
      if (verdict.kind === 'runs') return runs(...verdict.handed);
      return verdict.kind === 'refused' ? verdict.errno : `${verdict.kind} ${verdict.line}`;
    });
    const table = entries.map(({ name, text }) => {
      const entry = parseHandler(name, text);
      const isGone = entry?.interpreter === interpreter && !hasInterpreter;
      return [`${name}:${entry?.flags}`, entry?.enabled === false && 'disabled', isGone && 'gone']
        .filter(Boolean)
        .join(':');
    });
    expect([told, [status, ...table].join(' ')]).toEqual(expected[id]);
  });

  test('tells the emulator that P is set, and by which name it was registered', async () => {
    const { answers } = await clinic.perform(sceneOf('argv0', stage));
    const verdicts = answers.map(verdictOf).filter(({ kind }) => kind === 'runs');
    expect(verdicts).toMatchObject([
      { emulator: handler, knowsP: false },
      { emulator: handler, knowsP: true },
      { emulator: handler, knowsP: true },
    ]);
  });

  test('asks the newest entry: on the machine another tool takes the program', async () => {
    const { answers } = await clinic.perform(sceneOf('in-the-way', stage));
    expect(verdictOf(answers.at(-2) ?? { kind: 'ok' })).toMatchObject({ emulator: 'another-tool' });
  });

  test('runs a program in a container in 4 of the 32 ways that a person can set', async () => {
    const fine: object[] = [];
    for (const switches of everySwitches) {
      const { answers } = await clinic.perform(ownScene(switches, stage));
      if (verdictOf(answers.at(-1) ?? { kind: 'ok' }).kind === 'runs') fine.push(switches);
    }
    expect(everySwitches).toHaveLength(32);
    expect(fine).toEqual(
      [true, false].flatMap((P) =>
        ['there', 'removed'].map((place) => ({ F: true, P, enabled: true, interpreter: place })),
      ),
    );
  });

  test('begins every scene afresh, in whatever order they come', async () => {
    const first = await clinic.perform(sceneOf('with-F', stage));
    for (const id of ['all-disabled', 'dynamic', 'in-the-way', 'gone'] as const) {
      await clinic.perform(sceneOf(id, stage));
      expect(await clinic.perform(sceneOf('with-F', stage))).toEqual(first);
    }
  });
});
