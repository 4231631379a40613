import type { FactsOf } from '../checklist/facts.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import type { Picture } from '../model/picture.ts';
import { type StepId, stepIds } from '../model/step-id.ts';

/** What is known of a person's machine and of what they want: a lesson is drawn with it. */
export type Known = {
  readonly facts: { readonly [Id in StepId]: FactsOf[Id] | null };
  readonly answers: Answers;
  /** The images that a list is made of by hand, and the platform of each where it is known; none where nobody named any. */
  readonly sources?: readonly ListSource[];
  /** What the kernel does with a foreign program; null where nobody could look. */
  readonly picture: Picture | null;
};

export type ListSource = { readonly reference: string; readonly platform: string | null };

/** Where nobody looked at any machine: all values are examples. */
export const nothingKnown: Known = {
  facts: Object.fromEntries(stepIds.map((id) => [id, null])) as Known['facts'],
  answers: noAnswers,
  picture: null,
};
