import type { StoreApi } from 'zustand/vanilla';
import { checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import { parseReference } from '../docker/reference.ts';
import { worst } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import type { Looking } from './looking.ts';
import type { WizardState } from './state.ts';
import { exitCodeOf, hasProblem, stepAfter, stepBefore, withStep } from './transitions.ts';

/** Takes the person from step to step. */
export type Walking = {
  readonly forward: () => void;
  readonly back: () => void;
};

export type WalkingOptions = {
  readonly store: StoreApi<WizardState>;
  readonly looking: Looking;
  /** The person leaves the target step: what was answered is worth remembering. */
  readonly remember: () => void;
  readonly build: () => void;
};

/** A prerequisite may be passed over on the person's own responsibility; nothing can be built without these. */
const cannotBePassed: readonly StepId[] = ['target', 'build'];

export function createWalking({ store, looking, remember, build }: WalkingOptions): Walking {
  const to = (id: StepId) => {
    store.setState({ current: id, outcome: null });
    void looking.arrive(id);
  };

  const finish = (id: StepId) => {
    const { facts, findings } = store.getState().steps[id];
    const { answers, record } = store.getState();
    const line = {
      key: `${id}-${record.length}`,
      status: worst(findings),
      title: texts()[id].title,
      text: (checklist[id] as Step<unknown>).summary(facts, answers),
    };
    store.setState((state) => ({
      ...withStep(state, id, { isDone: true }),
      record: [...record, line],
    }));
  };

  /** The registry was changed after the builder was held against another: the builder comes first again. */
  const newRegistry = (): string | null => {
    const { answers } = store.getState();
    const parsed = parseReference(answers.tags[0] ?? '');
    if (answers.output.kind !== 'push' || !parsed.ok) return null;
    return parsed.registry === answers.registry ? null : parsed.registry;
  };

  const forward = () => {
    const state = store.getState();
    const { current } = state;
    const { phase, facts } = state.steps[current];
    if (phase !== 'looked' || facts === null) return;
    if (cannotBePassed.includes(current) && hasProblem(state, current)) return;
    if (current === 'build' && state.steps.build.facts?.phase !== 'succeeded') return build();
    if (current === 'target') {
      const registry = newRegistry();
      remember();
      if (registry !== null) return withRegistry(registry);
    }
    finish(current);
    const next = stepAfter(current);
    if (next === null) store.setState({ exitCode: exitCodeOf(store.getState()) });
    else to(next);
  };

  const withRegistry = (registry: string) => {
    store.setState((state) => ({
      answers: { ...state.answers, registry },
      current: 'builder',
      outcome: { status: 'warning', text: texts().wizard.registryChanged(registry), lines: [] },
    }));
    void looking.lookAgain('builder');
  };

  return {
    forward,
    back: () => {
      const previous = stepBefore(store.getState().current);
      if (previous !== null) to(previous);
    },
  };
}
