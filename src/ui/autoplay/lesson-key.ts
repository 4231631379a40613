import type { StepId } from '../../model/step-id.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { Mode } from '../keys.ts';
import { lineText } from '../line.ts';
import { explainLines } from '../screens/explain.ts';
import { themeFor } from '../theme.ts';
import type { View } from '../view.ts';
import { captionName, captionOf } from './captions.ts';
import { type Move, type Plan, readThen } from './move.ts';

/** That a step's lesson was opened, among what is done. */
const lessonName = (step: StepId): string => `lesson ${step}`;

/** Where a step itself is on the screen, and nothing is under way. */
const teaching: readonly Mode[] = ['fine', 'remedy', 'platforms', 'ready', 'manifest', 'archive'];

/** Before anything else at a step its lesson is opened, once. */
export function lessonFirst(state: WizardState, mode: Mode, plan: Plan, move: Move): Move {
  const { current } = state;
  if (!teaching.includes(mode) || plan.done.has(lessonName(current))) return move;
  return readThen(plan, captionOf(state, plan), 'e', captionName(current), lessonName(current));
}

/** Any page will do to count words on. */
const page = { theme: themeFor({}), columns: 80, rows: 24 };

/** Closes the lesson after its first page could be read; null while it is being loaded. */
export function lessonKey(state: WizardState, view: View, plan: Plan): Move | null {
  if (view.lessons === null) return null;
  return readThen(plan, explainLines(page, state, view).map(lineText), 'esc');
}
