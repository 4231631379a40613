import type { AssemblyState } from '../../assembly/assembly.ts';
import type { Outcome } from '../../wizard/state.ts';

/** How the last change ended, where it ended otherwise than well: what it left is on the screen. */
export const outcomeOf = ({ outcome }: Pick<AssemblyState, 'outcome'>): Outcome | null =>
  outcome?.status === 'ok' && outcome.lines.length === 0 ? null : outcome;
