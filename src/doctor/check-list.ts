import { doctorChecks } from '../checklist/checks.ts';
import type { CheckId } from '../model/finding.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import { texts, why } from '../texts/index.ts';

export type ListedCheck = {
  readonly id: CheckId;
  /** Why it matters: one sentence. */
  readonly why: string;
};

/** Every check of the doctor, in the fixed order in which they are told: by step, a step's own first. */
export function checkList(): readonly ListedCheck[] {
  return prerequisites
    .flatMap((step) => [...checksOfStep(step), ...doctorChecksOf(step).map(({ id }) => id)])
    .map((id) => ({ id, why: why(id) }));
}

/** The checks that a step makes by itself: those of which its texts say why they matter. */
export function checksOfStep(step: StepId): readonly CheckId[] {
  const room = texts()[step];
  const ids = Object.keys(room.why).map((name): CheckId => `${step}.${name}`);
  const others = doctorChecksOf(step).map(({ id }) => id);
  return ids.filter((id) => !others.includes(id));
}

/** The checks that only the doctor makes, of those that are told among the findings of a step. */
export function doctorChecksOf(step: StepId): typeof doctorChecks {
  return doctorChecks.filter(({ id }) => stepOf(id) === step);
}

/** The step that a check belongs to. */
export const stepOf = (id: CheckId): StepId => id.slice(0, id.indexOf('.')) as StepId;

/** The checks that a change of what this one looks at may change: those of its step and of later ones. */
export function checksFrom(id: CheckId): readonly CheckId[] {
  const from = prerequisites.indexOf(stepOf(id));
  return checkList()
    .map((check) => check.id)
    .filter((one) => prerequisites.indexOf(stepOf(one)) >= from);
}
