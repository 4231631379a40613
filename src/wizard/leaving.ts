import type { StoreApi } from 'zustand/vanilla';
import type { Remedy } from '../model/remedy.ts';
import type { Activities } from './activities.ts';
import type { WizardState } from './state.ts';
import { exitCodeOf, withPrompt } from './transitions.ts';

/** The ways to leave: at once, after a question, or by Ctrl+C. */
export type Leaving = {
  readonly hasBegun: () => boolean;
  /** Ends what runs, and waits for it; the second time it does not wait. */
  readonly leave: (exitCode: number) => Promise<void>;
  /** Leaves for what the person wants instead of this walk. */
  readonly leaveFor: (leadsTo: NonNullable<Remedy['leadsTo']>) => void;
  /** Leaves; asks first while something is under way. */
  readonly quit: () => void;
  /** The answer to that question. */
  readonly answer: (isYes: boolean) => void;
  /** Ctrl+C: ends what runs, else leaves with 130. */
  readonly interrupt: () => void;
};

/** @param isBusy Something is under way that leaving would cut short. */
export function createLeaving(
  store: StoreApi<WizardState>,
  activities: Activities,
  isBusy: () => boolean,
): Leaving {
  let hasBegun = false;
  const leave = async (exitCode: number) => {
    if (hasBegun) return store.setState({ exitCode });
    hasBegun = true;
    store.setState({ prompt: null });
    await activities.close();
    store.setState({ exitCode });
  };
  const end = () => void leave(exitCodeOf(store.getState()));
  return {
    hasBegun: () => hasBegun,
    leave,
    leaveFor: (leadsTo) => {
      store.setState({ leadsTo });
      end();
    },
    quit: () => {
      const { building } = activities;
      if (building.isRunning()) return building.stop();
      if (isBusy()) return store.setState((state) => withPrompt(state, { kind: 'quit' }));
      end();
    },
    answer: (isYes) => {
      if (isYes) end();
      else store.setState({ prompt: null });
    },
    interrupt: () => {
      if (hasBegun || !activities.stop()) void leave(130);
    },
  };
}
