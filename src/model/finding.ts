import type { Evidence } from './evidence.ts';
import type { Picture } from './picture.ts';
import type { Remedy } from './remedy.ts';
import type { StepId } from './step-id.ts';

export type Status = 'ok' | 'warning' | 'problem' | 'skipped';

/** `STEP.NAME`: the check that made a finding. */
export type CheckId = `${StepId}.${string}`;

/** One thing that was looked at. Why it matters stands in the texts under the same id. */
export type Finding = {
  readonly id: CheckId;
  readonly status: Status;
  readonly title: string;
  readonly evidence: readonly Evidence[];
  /** The id of a known failure, where the finding is one. */
  readonly failure: string | null;
  readonly remedies: readonly Remedy[];
  /** What the kernel does with a program that it is about, where a drawing tells it best. */
  readonly picture?: Picture;
  /** Nothing is wrong: a person has to say something before a verdict can be given. */
  readonly isQuestion?: true;
  /** Why nothing was looked at, where other checks share that reason. */
  readonly because?: string;
};

const worstToBest: readonly Status[] = ['problem', 'warning', 'ok', 'skipped'];

/** The worst findings first; those of one status in the order they had. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ status }: Finding) => worstToBest.indexOf(status);
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

/** The worst status among findings: problem, then warning, then ok; skipped when nothing else is there. */
export function worst(findings: readonly Finding[]): Status {
  return worstFirst(findings)[0]?.status ?? 'skipped';
}
