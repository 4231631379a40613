import type { StepId } from '../../model/step-id.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { Plan } from './move.ts';

/** That a step's caption was read, among what is done. */
export const captionName = (step: StepId): string => `read ${step}`;

/** What the machine says at this step, until it was read; what was done here may have it say something else. */
export function captionOf(
  { captions, current, outcome }: WizardState,
  { done }: Plan,
): readonly string[] {
  const caption = captions[current];
  const isRead = done.has(captionName(current)) && outcome === null;
  return caption === undefined || isRead ? [] : [caption];
}
