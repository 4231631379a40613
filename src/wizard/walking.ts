import type { StoreApi } from 'zustand/vanilla';
import type { Checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import { tagsPushed } from '../checklist/target/destinations.ts';
import { parseReference } from '../docker/reference.ts';
import { worst } from '../model/finding.ts';
import { isBefore, type StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { createGoingOn } from './going-on.ts';
import type { Looking } from './looking.ts';
import type { WizardState } from './state.ts';
import { exitCodeOf, hasProblem, stepAfter, stepBefore, withStep } from './transitions.ts';

/** Takes the person from step to step. */
export type Walking = {
  readonly forward: () => void;
  readonly back: () => void;
  readonly goTo: (id: StepId) => void;
  /** Back to the build, with other answers, saying why; to the builder first, if it was not asked about the registry. */
  readonly toBuild: (why: string) => void;
};

export type WalkingOptions = {
  readonly store: StoreApi<WizardState>;
  readonly steps: Checklist;
  readonly looking: Looking;
  /** The person leaves the target step: what was answered is worth remembering. */
  readonly remember: () => void;
  readonly build: () => void;
  readonly leave: (exitCode: number) => void;
};

/** A prerequisite may be passed over on the person's own responsibility; nothing can be built without these. */
const cannotBePassed: readonly StepId[] = ['target', 'build'];

export function createWalking(options: WalkingOptions): Walking {
  const { store, steps, looking, remember, build, leave } = options;
  const to = (id: StepId) => {
    store.setState({ current: id, outcome: null });
    void looking.arrive(id);
  };

  const finish = (id: StepId) => {
    const { answers, record, steps: seen } = store.getState();
    const { facts, findings } = seen[id];
    const line = {
      key: `${id}-${record.length}`,
      status: worst(findings),
      title: texts()[id].title,
      text: (steps[id] as Step<unknown>).summary(facts, answers),
    };
    store.setState((state) => ({
      ...withStep(state, id, { isDone: true }),
      record: [...record, line],
    }));
  };

  const forward = (isEnough = false) => {
    const state = store.getState();
    const { current } = state;
    const { phase, facts } = state.steps[current];
    // What a look saw before stands there while it looks again: who goes on from that is waited for.
    const isLooking = phase === 'closer' || (phase === 'looking' && facts !== null);
    if (isLooking && !isEnough && !hasProblem(state, current)) return goOnLater();
    if ((phase !== 'looked' && !isEnough) || facts === null) return;
    if (cannotBePassed.includes(current) && hasProblem(state, current)) return;
    if (current === 'build' && state.steps.build.facts?.phase !== 'succeeded') return build();
    if (current === 'target') {
      const registry = newRegistry(state);
      remember();
      if (registry !== null) return withRegistry(registry);
      // What was chosen may be more than the builder was judged for: a second platform, an archive.
      looking.judgeAgain('builder');
      if (hasProblem(store.getState(), 'builder') && !hasProblem(state, 'builder')) {
        return toBuilder(texts().wizard.builderWillNotDo);
      }
    }
    finish(current);
    const next = stepAfter(current);
    if (next === null) leave(exitCodeOf(store.getState()));
    else to(next);
  };

  const goOnLater = createGoingOn({ store, steps, forward });

  const toBuilder = (text: string) => {
    store.setState({ current: 'builder', outcome: { status: 'warning', text, lines: [] } });
    void looking.lookAgain('builder');
  };

  const withRegistry = (registry: string) => {
    // Plain http was said of another registry.
    store.setState((state) => ({ answers: { ...state.answers, registry, access: null } }));
    toBuilder(texts().wizard.registryChanged(registry));
  };

  return {
    forward: () => forward(),
    back: () => {
      const previous = stepBefore(store.getState().current);
      if (previous !== null) to(previous);
    },
    toBuild: (why) => {
      const registry = newRegistry(store.getState());
      if (registry !== null) return withRegistry(registry);
      to('build');
      store.setState({ outcome: { status: 'skipped', text: why, lines: [] } });
    },
    goTo: (id) => {
      if (isBefore(id, store.getState().current)) to(id);
    },
  };
}

/** The registry was changed after the builder was held against another: the builder comes first again. */
function newRegistry({ answers, steps }: WizardState): string | null {
  const [tag = ''] = tagsPushed(answers, steps.target.facts);
  const parsed = parseReference(tag);
  if (answers.output.kind !== 'push' || !parsed.ok) return null;
  return parsed.registry === answers.registry ? null : parsed.registry;
}
