import type { FlagValues } from '../flags.ts';
import type { Guard } from '../guard.ts';
import { endChildren } from '../host/local.ts';
import { findTerminal } from '../host/terminal.ts';
import type { StartOptions } from '../ui/start.tsx';
import type { Chosen } from './chosen.ts';

/** A walk, and what it takes to begin another one. */
export type Walk = Omit<StartOptions, 'onLeave' | 'practise'> & {
  readonly guard: Guard;
  readonly values: FlagValues;
  /** The person has left this machine, and does something else from here on. */
  readonly end?: () => void;
};

/** Walks a person through the checklist; the exit code. Who leaves it to practise may come back to it. */
export async function walk(own: Walk): Promise<number> {
  const { guard, values: _values, end: _end, ...options } = own;
  const { startWizard } = await import('../ui/start.tsx');
  return startWizard({ ...options, onLeave: guard.onLeave, practise: () => practise(own) });
}

/**
 * Lets a person choose a machine to practise on, or go back to the one that they come from. What still
 * looked at that ends before; it is left alone for good once another one is chosen, and what was answered
 * for it is not taken along.
 */
async function practise(before: Walk): Promise<number> {
  const { guard, values } = before;
  endChildren();
  const { choosePracticeOrBack } = await import('./practice.ts');
  const chosen = await choosePracticeOrBack(values);
  if (typeof chosen === 'number') return chosen;
  const input = findTerminal();
  if (typeof input === 'string') return 2;
  guard.watchTerminal(input);
  if (chosen === null) return walk({ ...before, input, at: 'machine', isChosen: true });
  before.end?.();
  guard.keepNothing();
  return walk({ ...machineOf(chosen), guard, values, input });
}

const machineOf = ({ label, open, answers, wanted, route = null }: Chosen) => ({
  ...{ label, open, answers, wanted, choice: route },
});
