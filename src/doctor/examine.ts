import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import type { Rights } from '../wizard/as-shown.ts';

export type ExamineOptions = {
  readonly host: Host;
  readonly answers: Answers;
  readonly rights: Rights;
  /** These checks only; all of them if left out. */
  readonly only?: readonly CheckId[];
  /** Is told each finding in the fixed order, as soon as it and all before it are there. */
  readonly tell?: (finding: Finding) => void;
  readonly signal?: AbortSignal;
};

/**
 * Looks at everything that a build needs, all checks side by side, and changes nothing. The
 * findings come in the order of the checks, whichever ended first, with their remedies as this
 * person would have to type them.
 */
export async function examine(_options: ExamineOptions): Promise<readonly Finding[]> {
  return [];
}
