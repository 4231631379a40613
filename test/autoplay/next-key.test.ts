import { describe, expect, test } from 'vitest';
import * as lessons from '../../src/lessons/index.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { stepIds } from '../../src/model/step-id.ts';
import type { Plan } from '../../src/ui/autoplay/move.ts';
import { leaveKey, nextKey } from '../../src/ui/autoplay/next-key.ts';
import { readingFor } from '../../src/ui/autoplay/reading.ts';
import { fieldOf } from '../../src/ui/field.ts';
import { firstView, type TargetView, type View } from '../../src/ui/view.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import {
  at,
  buildFacts,
  emulatorFindings,
  finding,
  machineFindings,
  manifestFacts,
  remedy,
  stoppedEngine,
  targetAnswers,
  targetFacts,
} from '../ui/samples.ts';

const reading = readingFor('normal');
/** The lessons were read. */
const taught = stepIds.map((id) => `lesson ${id}`);
const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ reading, done: new Set(taught) },
  ...change,
});
const done = (...what: readonly string[]) => plan({ done: new Set([...taught, ...what]) });
const seen = (change: Partial<View> = {}): View => ({ ...firstView, ...change });
const keyAt = (state: WizardState, view: View = seen(), of: Plan = plan()) =>
  nextKey(state, view, of)?.key ?? null;

const asking = (one: Remedy, kind: 'consent' | 'question', refused: string | null = null) =>
  at(
    'builder',
    {},
    { prompt: kind === 'consent' ? { kind, remedy: one } : { kind, remedy: one, refused } },
  );

describe('the next key', () => {
  test('goes on from a step that is fine, after its caption and its verdict could be read', () => {
    const captions = { machine: 'Ubuntu 24.04, Docker as the distribution packages it.' };
    const state = at('machine', { findings: machineFindings }, { captions });
    const move = nextKey(state, seen(), plan());
    expect(move).toMatchObject({ key: 'enter', isStop: true, does: ['read machine'] });
    const title = machineFindings[0]?.title ?? '';
    expect(move?.wait).toBe(reading.time([captions.machine, title]));
    expect(nextKey(state, seen(), done('read machine'))?.wait).toBe(reading.time([title]));
    // What was done here may have the machine say something else.
    const outcome = { status: 'ok', text: 'Start the engine now: done.', lines: [] } as const;
    expect(nextKey({ ...state, outcome }, seen(), done('read machine'))?.wait).toBe(
      reading.time([captions.machine, outcome.text, title]),
    );
  });

  test('waits for a look, a closer look, a command and a build', () => {
    for (const phase of ['waiting', 'looking', 'closer', 'applying'] as const) {
      expect(keyAt(at('machine', { phase, findings: machineFindings }))).toBe(null);
    }
    const doing = { argv: ['docker', 'run'], lines: [] };
    expect(keyAt(at('machine', { findings: machineFindings }, { doing }))).toBe(null);
    expect(keyAt(at('build', { facts: buildFacts() as never }))).toBe(null);
    expect(keyAt(at('manifest', { phase: 'looking' }))).toBe(null);
    expect(keyAt(at('target', { phase: 'closer', facts: targetFacts as never }))).toBe(null);
  });

  test('takes the recommended way out of a problem, once', () => {
    const state = at('machine', { findings: stoppedEngine });
    expect(nextKey(state, seen(), plan())).toMatchObject({
      ...{ key: 'enter', isStop: true },
      does: ['read machine', 'machine: Start the engine now'],
    });
    const tried = done('read machine', 'machine: Start the engine now');
    expect(keyAt(state, seen(), tried)).toBe('down');
    expect(keyAt(state, seen({ cursor: 1 }), tried)).toBe('enter');
    const all = done(...tried.done, 'machine: Start it now and at every boot');
    expect(keyAt(state, seen(), all)).toBe('down');
    expect(keyAt(state, seen({ cursor: 2 }), all)).toBe('enter');
  });

  test('comes to a warning with a recommended way out when no problem is left', () => {
    const mended = emulatorFindings.map((one) =>
      one.status === 'problem' ? { ...one, status: 'ok' as const } : one,
    );
    const state = at('emulators', { findings: mended });
    expect(keyAt(state)).toBe('down');
    expect(nextKey(state, seen({ cursor: 1 }), plan())).toMatchObject({
      ...{ key: 'enter', does: ['read emulators', 'emulators: tonistiigi/binfmt'] },
    });
    expect(keyAt(state, seen({ cursor: 1 }), done('emulators: tonistiigi/binfmt'))).toBe('up');
    const elsewhere = seen({ focus: 'emulators.ready' });
    expect(keyAt(state, elsewhere)).toBe('tab');
  });

  test('leaves alone what only a person can do, and a warning without a recommendation', () => {
    const shown = remedy('Log in', { needs: 'person', actions: [{ do: 'docker login' }] });
    const choice = remedy('Another builder', { needs: 'nothing' });
    const warning = [finding('builder.registry', 'warning', 'No login', 'x', 'x', [shown, choice])];
    expect(keyAt(at('builder', { findings: warning }))).toBe('enter');
    const problem = [finding('builder.registry', 'problem', 'No login', 'x', 'x', [shown])];
    const state = at('builder', { findings: problem });
    expect(keyAt(state)).toBe('down');
    expect(nextKey(state, seen({ cursor: 1 }), plan())?.does).toEqual(['read builder']);
  });

  test('says yes after the commands, their change and its undo could be read', () => {
    const one = remedy('Install', {
      changes: 'Adds riscv64 to the table.',
      undo: 'docker run --uninstall',
      actions: [{ run: ['docker', 'run', '--privileged', 'tonistiigi/binfmt'] }],
    });
    const texts = ['docker run --privileged tonistiigi/binfmt', one.changes, one.undo ?? ''];
    expect(nextKey(asking(one, 'consent'), seen(), plan())).toEqual({
      ...{ key: 'y', wait: reading.time(texts), isStop: true, does: [] },
    });
  });

  test('types the suggested answer letter by letter, and leaves a question that refused it', () => {
    const question = {
      prompt: 'A name for the builder',
      initial: 'my b',
      check: () => null,
      answer: async () => ({ refused: '' }),
    };
    const one = remedy('Make a builder', { question });
    const state = asking(one, 'question');
    const typed = (text: string) => nextKey(state, seen({ answer: fieldOf(text) }), plan());
    expect(nextKey(state, seen(), plan())).toMatchObject({ key: 'ctrl-u', isStop: true });
    expect(typed('')?.key).toBe('m');
    expect(typed('m')).toEqual({ key: 'y', wait: reading.letter, isStop: false, does: [] });
    expect(typed('my')?.key).toBe('space');
    expect(typed('my b')).toMatchObject({ key: 'enter', isStop: true });
    expect(typed('x')?.key).toBe('ctrl-u');
    expect(keyAt(asking(one, 'question', 'That name is taken.'))).toBe('esc');
  });

  test('runs the images at the manifest list, and leaves its last screen for long', () => {
    const state = at('manifest', { facts: manifestFacts as never });
    expect(nextKey(state, seen(), plan())).toMatchObject({
      ...{ key: 'p', isStop: true, does: ['read manifest', 'proven'] },
    });
    expect(keyAt(state, seen({ probe: fieldOf('uname -m') }))).toBe('enter');
    expect(nextKey(state, seen(), done('proven'))).toMatchObject({
      ...{ key: 'enter', isLast: true, wait: 60_000 },
    });
    const archive = { ...manifestFacts, source: 'archive' };
    expect(keyAt(at('manifest', { facts: archive as never }))).toBe('enter');
  });

  test('opens the lesson of a step before anything else there, once, and reads its first page', () => {
    const captions = { machine: 'Ubuntu 24.04, Docker as the distribution packages it.' };
    const state = at('machine', { findings: machineFindings }, { captions });
    const fresh = plan({ done: new Set() });
    expect(nextKey(state, seen(), fresh)).toEqual({
      ...{ key: 'e', isStop: true, does: ['read machine', 'lesson machine'] },
      wait: reading.time([captions.machine]),
    });
    const open = { overlay: 'explain' } as const;
    expect(keyAt(state, seen(open))).toBe(null);
    const read = nextKey(state, seen({ ...open, lessons }), plan());
    expect(read).toMatchObject({ key: 'esc', isStop: true });
    expect(read?.wait).toBeGreaterThan(5_000);
  });

  test('closes what else lies on top', () => {
    const state = at('manifest', { facts: manifestFacts as never });
    expect(keyAt(state, seen({ overlay: 'help' }))).toBe('esc');
  });
});

describe('the next key at the target', () => {
  const state = at('target', { facts: targetFacts as never }, { answers: targetAnswers });
  const on = (change: Partial<TargetView>) => seen({ target: { ...firstView.target, ...change } });
  const wanted = (...platforms: readonly string[]) => plan({ platforms });

  test('chooses the first preset where no platforms were asked for', () => {
    expect(keyAt(state, on({ cursor: 2 }))).toBe('up');
    expect(keyAt(state)).toBe('space');
    const chosen = { ...targetAnswers, platforms: targetFacts.presets[0]?.platforms ?? [] };
    expect(keyAt({ ...state, answers: chosen })).toBe('tab');
  });

  test('goes to each platform that was asked for and is not chosen, or the other way round', () => {
    const of = wanted('linux/amd64', 'linux/arm64', 'linux/arm/v7');
    // Two presets come first, then amd64, arm64, riscv64, arm/v7.
    expect(keyAt(state, on({ cursor: 3 }), of)).toBe('down');
    expect(keyAt(state, on({ cursor: 4 }), of)).toBe('space');
    const without = { ...targetAnswers, platforms: ['linux/amd64', 'linux/arm64'] };
    expect(keyAt({ ...state, answers: without }, on({ cursor: 4 }), of)).toBe('down');
    expect(keyAt({ ...state, answers: without }, on({ cursor: 5 }), of)).toBe('space');
    // What can't be chosen is not tried.
    expect(keyAt(state, seen(), wanted(...targetAnswers.platforms, 'linux/loong64'))).toBe('tab');
  });

  test('types the tag letter by letter, and goes on', () => {
    const of = wanted(...targetAnswers.platforms);
    const [tag = ''] = targetAnswers.tags;
    const field = (text: string | null) =>
      on({ focus: 'tag', draft: text === null ? null : fieldOf(text) });
    expect(keyAt(state, field(null), of)).toBe('ctrl-u');
    expect(keyAt(state, field(''), of)).toBe('g');
    expect(keyAt(state, field('ghcr'), of)).toBe('.');
    expect(nextKey(state, field(tag), of)).toMatchObject({ key: 'enter', does: ['tag'] });
    expect(keyAt(state, seen(), done('platforms', 'tag'))).toBe('enter');
  });

  test('needs no tag for an archive', () => {
    const answers = { ...targetAnswers, output: { kind: 'oci', file: 'app.tar' } as const };
    expect(keyAt({ ...state, answers }, seen(), wanted(...answers.platforms))).toBe('enter');
  });

  const leave = remedy('Leave out linux/riscv64', { needs: 'nothing' });
  const lacking = finding('target.base-images', 'problem', 'No riscv64', 'x', 'x', [leave]);
  const blocked = at(
    'target',
    { facts: targetFacts as never, findings: [lacking] },
    { answers: targetAnswers },
  );

  test('takes the way out of what stands in the way; without one it leaves', () => {
    const of = done('platforms', 'tag');
    expect(keyAt(blocked, seen(), of)).toBe('enter');
    expect(nextKey(blocked, on({ focus: 'ways' }), of)).toMatchObject({
      ...{ key: 'enter', does: ['target: Leave out linux/riscv64'] },
    });
    const tried = done(...of.done, 'target: Leave out linux/riscv64');
    expect(keyAt(blocked, on({ focus: 'ways' }), tried)).toBe('q');
    expect(keyAt(blocked, seen(), tried)).toBe('q');
  });
});

describe('the next key at the build', () => {
  const build = (change: Parameters<typeof buildFacts>[0]) =>
    at('build', { facts: buildFacts(change) as never });

  test('starts it after its command could be read, and goes on after it', () => {
    expect(nextKey(build({ phase: 'ready' }), seen(), plan())).toMatchObject({
      ...{ key: 'enter', isStop: true, does: ['read build'] },
    });
    expect(keyAt(build({ phase: 'succeeded' }))).toBe('enter');
  });

  test('mends a failed one if it can, and leaves if it can not', () => {
    expect(keyAt(build({ phase: 'failed', diagnoses: [] }))).toBe('q');
    const mend = remedy('Register the handler again');
    const diagnoses = [
      ...[{ failure: 'x', cause: 'No handler.', evidence: [], step: 'emulators', remedy: mend }],
    ] as never;
    const failed = build({ phase: 'failed', diagnoses });
    expect(nextKey(failed, seen(), plan())).toMatchObject({
      ...{ key: 'enter', does: ['build: Register the handler again'] },
    });
    expect(keyAt(failed, seen({ cursor: 2 }))).toBe('up');
    expect(keyAt(failed, seen(), done('build: Register the handler again'))).toBe('q');
  });
});

test('leaving answers what is asked first', () => {
  const ask = remedy('Install');
  expect(leaveKey(asking(ask, 'consent'), seen())).toBe('n');
  expect(leaveKey(asking(ask, 'question'), seen())).toBe('esc');
  expect(leaveKey(at('machine', {}, { prompt: { kind: 'quit' } }), seen())).toBe('y');
  expect(leaveKey(at('build', { facts: buildFacts() as never }), seen())).toBe('q');
  const stopping = at('build', { facts: buildFacts({ phase: 'asking' }) as never });
  expect(leaveKey(stopping, seen())).toBe('y');
  const field = seen({ target: { ...firstView.target, focus: 'tag' } });
  const seenTarget = at('target', { facts: targetFacts as never });
  expect(leaveKey(seenTarget, field)).toBe('esc');
  expect(leaveKey(at('target', {}), field)).toBe('q');
});
