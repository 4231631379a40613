import type { RunAction } from '../model/action.ts';
import type { CheckId } from '../model/finding.ts';
import type { Needs } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';

/** A known failure, as data. What a person reads of it stands in the texts under the same id. */
export type Failure = {
  readonly id: string;
  /** The step where it shows. */
  readonly step: StepId;
  /** The check that sees it on a machine, before a build does; null where only a build can tell. */
  readonly check: CheckId | null;
  /** Failures under whose ids its check shows it, too: a text may be a symptom of a state that has a name of its own. */
  readonly seenAs?: readonly string[];
  /** True where its check may find nothing wrong all the same: that rules it out for nobody. */
  readonly canHide?: true;
  /** What its check finds where this one cannot be; it is seen wherever the check finds anything else. */
  readonly unless?: string;
  /** The step that mends it; left out where it is the one of the check or, without a check, the one where it shows. */
  readonly mends?: StepId;
  /** False where no source confirms the cause: whoever tells it says so. */
  readonly isCauseKnown: boolean;
  /** What tells it in a text, in all the versions' wordings; empty for one that prints nothing. */
  readonly patterns: readonly Pattern[];
  /** The ways out, in the order of their words in the texts; the first one is recommended. */
  readonly ways: readonly Way[];
  /** Where the wording and the cause were read: repository and file, or issue. */
  readonly source: string;
};

/** The step where a person mends it: most often an earlier one than where it shows. */
export function mendingStep({ step, check, mends }: Failure): StepId {
  return mends ?? (check === null ? step : stepOfCheck(check));
}

/** The step that a check belongs to. */
export const stepOfCheck = (check: CheckId): StepId => check.slice(0, check.indexOf('.')) as StepId;

/** Whether a finding that bears this failure's id shows the other one. */
export function isSeenAs({ id, seenAs = [] }: Failure, shown: string | null): boolean {
  return shown === id || (shown !== null && seenAs.includes(shown));
}

/** What tells a failure in a text. */
export type Pattern = {
  /** Something that every match holds, in lower case and on one line: it is what a text is searched for. */
  readonly part: string;
  /** What the whole line must look like; left out where the part is enough. Its named groups fill the ways. */
  readonly line?: RegExp;
  /** What must stand within 20 lines of it, too. */
  readonly near?: RegExp;
};

/**
 * A way out of a failure. A word in braces (`{builder}`) in an argument is what a pattern's group of
 * that name matched; where the text does not tell it, the word itself in capitals.
 */
export type Way = {
  /** 'person' is only ever shown: its words say what to do. */
  readonly needs: Needs;
  readonly run?: readonly RunAction[];
  /** The commands that take it back; left out where nothing is to be taken back. */
  readonly reversal?: readonly RunAction[];
};
