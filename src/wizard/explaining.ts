import type { StoreApi } from 'zustand/vanilla';
import type { Checklist } from '../checklist/index.ts';
import type { Rights } from './as-shown.ts';
import type { Looking } from './looking.ts';
import type { WizardState } from './state.ts';
import { withStep } from './transitions.ts';

export type ExplainingOptions = {
  readonly store: StoreApi<WizardState>;
  readonly steps: Checklist;
  readonly rights: () => Rights;
  readonly looking: Pick<Looking, 'round' | 'judgeAgain'>;
};

/** Looks for known failures in the output of the build that failed; in the meantime it may be tried again. */
export async function explainBuild(options: ExplainingOptions): Promise<void> {
  const { store, steps, rights, looking } = options;
  const state = store.getState();
  const snapshot = state.steps.build.facts?.snapshot ?? null;
  if (snapshot === null) return;
  const { diagnose } = await import('./diagnosing.ts');
  const look = looking.round();
  const diagnoses = await diagnose(snapshot, { look, state, steps, rights: rights() });
  store.setState((now) => {
    const { facts } = now.steps.build;
    if (facts?.snapshot !== snapshot) return now;
    return withStep(now, 'build', { facts: { ...facts, diagnoses } });
  });
  looking.judgeAgain('build');
}
