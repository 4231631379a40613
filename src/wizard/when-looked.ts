import { isDeepStrictEqual } from 'node:util';
import type { StoreApi } from 'zustand/vanilla';
import type { Answers } from '../model/answers.ts';
import type { Finding } from '../model/finding.ts';
import type { WizardState } from './state.ts';

/**
 * Waits for the end of the look at the current step, or until it has shown enough. It is as expected
 * when the look found nothing new to worry about, and the person did nothing else meanwhile.
 *
 * @returns Asks anew whether it has shown enough.
 */
export function whenLooked(
  store: StoreApi<WizardState>,
  onEnd: (isAsExpected: boolean) => void,
  isEnough: (state: WizardState) => boolean = () => false,
): () => void {
  const { current, answers, steps } = store.getState();
  const { phase: begun } = steps[current];
  const check = (state: WizardState) => {
    const { phase, findings } = state.steps[current];
    const isSame =
      state.current === current && state.prompt === null && isOnlyFilled(answers, state.answers);
    // A look that begins anew meanwhile is the person's own.
    const isLooking = phase === 'closer' || (phase === 'looking' && begun === 'looking');
    // What a look begins with was seen by the one before.
    const isOver = phase === 'looked' || (phase === 'closer' && isSame && isEnough(state));
    if (isLooking && isSame && !isOver) return;
    unsubscribe();
    onEnd(isOver && isSame && !isWorse(findings, steps[current].findings));
  };
  const unsubscribe = store.subscribe(check);
  return () => check(store.getState());
}

/** Whether nothing changed but what was open: a later step, looked at meanwhile, suggests an answer to that. */
function isOnlyFilled(before: Answers, now: Answers): boolean {
  const keys = Object.keys(before) as (keyof Answers)[];
  const isOpen = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return keys.every((key) => isDeepStrictEqual(now[key], before[key]) || isOpen(before[key]));
}

/** Whether something is found that was not there before. */
function isWorse(now: readonly Finding[], before: readonly Finding[]): boolean {
  const bad = now.filter(({ status }) => status === 'problem' || status === 'warning');
  return bad.some(({ title }) => !before.some((finding) => finding.title === title));
}
