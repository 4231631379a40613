import type { WizardState } from '../../wizard/state.ts';
import type { Action } from '../keys.ts';
import type { View } from '../view.ts';
import { rowAt } from './rows.ts';
import { suggestionsFor } from './settings.ts';

export { controlsOptions, typeOption } from './controls.ts';
export { optionsBody } from './page.ts';

/** Keys that do nothing now: what can't be deleted, and what the Dockerfile does not name. */
export function idleOptions(state: WizardState, { options: { at } }: View): readonly Action[] {
  const row = rowAt(state.answers, at);
  const hasNone = row.kind === 'switch' || suggestionsFor(state, row.name).length === 0;
  return [
    ...(row.kind === 'entry' ? [] : (['remove'] as const)),
    ...(hasNone ? (['suggest'] as const) : []),
  ];
}
