import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import type { Found } from './step.ts';

/** A check that only the doctor makes, beside those of the steps. It looks and judges, and changes nothing. */
export type Check<Facts> = {
  /** `STEP.NAME`: it is told among the findings of that step. */
  readonly id: CheckId;
  /** Looks at the machine; `found` is what the four steps saw. Never throws for what a machine can be like. */
  readonly inspect: (look: Look, answers: Answers, found: Found) => Promise<Facts>;
  /** What takes longer, and builds or asks a registry: the facts with what it showed. */
  readonly lookCloser?: (
    look: Look,
    facts: Facts,
    answers: Answers,
    signal: AbortSignal,
  ) => Promise<Facts>;
  /** What the facts mean: empty where there is nothing to say of this machine. Pure. */
  readonly judge: (facts: Facts, answers: Answers) => readonly Finding[];
};
