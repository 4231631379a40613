import type { Platform } from '../docker/platform.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { Finding } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';
import type { FactsOf } from './facts.ts';

/** What the steps before this one found; a step that was not looked at yet is missing. */
export type Found = { readonly [Id in StepId]?: FactsOf[Id] };

/** One line of the checklist. It looks and judges, and changes nothing. */
export type Step<Facts> = {
  readonly id: StepId;
  /** The steps whose facts its look is made from; none if left out. */
  readonly needs?: readonly StepId[];
  /** Looks at the machine: cheap commands and files, all side by side. Never throws for what a machine can be like. */
  readonly inspect: (look: Look, answers: Answers, found: Found) => Promise<Facts>;
  /** What the facts suggest where the person has not answered yet. Pure. */
  readonly suggest?: (facts: Facts, answers: Answers) => Partial<Answers>;
  /** What the facts mean, in the order in which a person reads them. Pure. */
  readonly judge: (facts: Facts, answers: Answers) => readonly Finding[];
  /** The line that stays in the record when the step is done. Pure. */
  readonly summary: (facts: Facts, answers: Answers) => string;
  /**
   * A second, slower look (builds, registries), once the first one shows no problem (or in any case,
   * if the step looks closer anyway) and the person has come to the step. `tell` hands over facts as they come, for the screen. `prove` names the
   * platforms whose proofs are wanted; left out, all that are worth one.
   */
  readonly lookCloser?: (
    look: Look,
    facts: Facts,
    answers: Answers,
    tell: (facts: Facts) => void,
    signal: AbortSignal,
    prove?: readonly Platform[],
  ) => Promise<Facts>;
  /** Whether the closer look has shown all that was asked for: who does not want to wait for the rest may go on. */
  readonly isEnough?: (facts: Facts, answers: Answers) => boolean;
  /** A problem that the first look shows is told better by the closer one. */
  readonly looksCloserAnyway?: boolean;
};
