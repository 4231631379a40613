import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { noBakeChoice } from '../../src/model/bake-choice.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { whenLooked } from '../../src/wizard/when-looked.ts';

/** A wait at the emulators while their closer look is under way; the answers change before it ends. */
function waited(
  before: Partial<Answers>,
  change: Partial<Answers>,
  phase = 'closer',
): boolean | null {
  const emulators = { phase, findings: [], facts: null };
  const answers = { ...noAnswers, ...before };
  const store = createStore<WizardState>(
    () => ({ current: 'emulators', prompt: null, answers, steps: { emulators } }) as never,
  );
  let ended: boolean | null = null;
  whenLooked(store, (isAsExpected) => {
    ended = isAsExpected;
  });
  store.setState({ answers: { ...answers, ...change } });
  store.setState({ steps: { emulators: { ...emulators, phase: 'looked' } } } as never);
  return ended;
}

describe('a step is gone on from before its look is over', () => {
  it('once that has shown enough, and the person asks for it', () => {
    const emulators = { phase: 'closer', findings: [], facts: null };
    const store = createStore<WizardState>(
      () =>
        ({ current: 'emulators', prompt: null, answers: noAnswers, steps: { emulators } }) as never,
    );
    const ended: boolean[] = [];
    let isEnough = false;
    const ask = whenLooked(
      store,
      (isAsExpected) => ended.push(isAsExpected),
      () => isEnough,
    );
    ask();
    expect(ended).toEqual([]);
    isEnough = true;
    ask();
    expect(ended).toEqual([true]);
    store.setState({ steps: { emulators: { ...emulators, phase: 'looked' } } } as never);
    expect(ended).toEqual([true]);
  });
});

describe('a step is gone on from once its look is over', () => {
  it('where a later step suggests what nobody answered yet', () => {
    expect(waited({}, { builder: 'mybuilder', tags: ['ada/app:1'] })).toBe(true);
  });

  it('where a look gives again the answers that there are', () => {
    const bake = { ...noBakeChoice, follows: ['linux/amd64'] };
    expect(waited({ bake }, { bake: { ...bake } }, 'looking')).toBe(true);
    expect(waited({ bake }, { bake: { ...bake, targets: ['web'] } }, 'looking')).toBe(false);
  });

  it('but not where the person answered otherwise meanwhile', () => {
    expect(waited({ builder: 'mybuilder' }, { builder: 'another' })).toBe(false);
    expect(waited({ platforms: ['linux/amd64'] }, { platforms: [] })).toBe(false);
  });
});
