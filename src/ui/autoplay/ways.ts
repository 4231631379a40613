import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import type { StepId } from '../../model/step-id.ts';
import { copyable } from '../parts/actions.ts';
import type { Plan } from './move.ts';

/** What a remedy is called among what is done. */
export const wayName = (step: StepId, { title }: Remedy): string => `${step}: ${title}`;

/** The way out to take: the recommended one, else the first that a key can take and nobody took yet. */
export function remedyFor(
  step: StepId,
  remedies: readonly Remedy[],
  { done }: Plan,
): Remedy | null {
  const open = remedies.filter((one) => isForKeys(one) && !done.has(wayName(step, one)));
  return open.find(({ recommended }) => recommended !== undefined) ?? open[0] ?? null;
}

/** Neither for a person to do elsewhere, nor after a question that suggests no answer. */
function isForKeys({ needs, question }: Remedy): boolean {
  if (question !== undefined) return question.check(question.initial) === null;
  return needs !== 'person';
}

/** A finding that is worth a way out: a problem, or a warning with one that is recommended. */
export function remedyOf(step: StepId, finding: Finding, plan: Plan): Remedy | null {
  const { status, remedies } = finding;
  if (status === 'problem') return remedyFor(step, remedies, plan);
  if (status !== 'warning') return null;
  return remedyFor(
    step,
    remedies.filter(({ recommended }) => recommended !== undefined),
    plan,
  );
}

/** What there is to read of a remedy before it is chosen. */
export const wordsOf = (remedy: Remedy): readonly string[] => [
  remedy.title,
  remedy.recommended ?? '',
  ...copyable(remedy.actions),
];
