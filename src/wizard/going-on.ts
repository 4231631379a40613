import type { StoreApi } from 'zustand/vanilla';
import type { Checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import { texts } from '../texts/index.ts';
import type { WizardState } from './state.ts';
import { whenLooked } from './when-looked.ts';

export type GoingOnOptions = {
  readonly store: StoreApi<WizardState>;
  readonly steps: Checklist;
  /** @param isEnough The look goes on, and has shown all that was asked for. */
  readonly forward: (isEnough: boolean) => void;
};

/**
 * Lets a person say during a look that they go on: as soon as it is over. Who says so twice goes on
 * as soon as it has shown enough.
 */
export function createGoingOn({ store, steps, forward }: GoingOnOptions): () => void {
  let hurry: (() => void) | null = null;
  return () => {
    if (hurry !== null) return hurry();
    const { current } = store.getState();
    const { isEnough } = steps[current] as Step<unknown>;
    const { goesOn, goesOnSooner, hurries } = texts().wizard;
    const notice = createNotice(store);
    let isHurried = false;
    const canEnd = ({ steps: seen, answers }: WizardState) =>
      isHurried && isEnough?.(seen[current].facts, answers) === true;
    const ended = (isAsExpected: boolean) => {
      hurry = null;
      notice.clear();
      if (isAsExpected) forward(isHurried);
    };
    notice.show(isEnough === undefined ? goesOn : goesOnSooner);
    const ask = whenLooked(store, ended, canEnd);
    hurry = () => {
      if (isEnough === undefined) return;
      if (!isHurried) notice.show(hurries);
      isHurried = true;
      ask();
    };
  };
}

/** A sentence in the place of an outcome: what came in its place meanwhile stays. */
function createNotice(store: StoreApi<WizardState>) {
  let shown: WizardState['outcome'] = null;
  return {
    show: (text: string) => {
      shown = { status: 'skipped', text, lines: [] };
      store.setState({ outcome: shown });
    },
    clear: () => {
      if (store.getState().outcome === shown) store.setState({ outcome: null });
    },
  };
}
