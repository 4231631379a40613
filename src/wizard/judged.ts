import type { Answers } from '../model/answers.ts';
import type { Finding } from '../model/finding.ts';
import { asShown, type Rights } from './as-shown.ts';

/** What judges facts: a step of the checklist, or a check of the doctor's. */
type Judge<Facts> = {
  readonly judge: (facts: Facts, answers: Answers) => readonly Finding[];
};

/** What the facts mean, with the remedies as this person would have to type them. */
export function judged<Facts>(
  { judge }: Judge<Facts>,
  facts: Facts,
  answers: Answers,
  rights: Rights,
): readonly Finding[] {
  return judge(facts, answers).map((finding) => ({
    ...finding,
    remedies: finding.remedies.map((remedy) => asShown(remedy, rights)),
  }));
}
