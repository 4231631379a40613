import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Needs } from '../model/remedy.ts';

/** An action as a receipt keeps it: of an edit the SHA-256 only, for a file may hold secrets. */
export type KeptAction =
  | { readonly run: readonly string[]; readonly input?: string }
  | { readonly edit: string; readonly before: string | null; readonly after: string }
  | { readonly do: string };

/**
 * What was changed on the machine, and how to take it back: one file a change. Its sentences stay as
 * they were shown and said yes to, in the language of that day: a receipt may be older than this
 * program's texts, and outlives what its words were made of, such as the handlers of that moment. What
 * takes the change back runs by `reversal`, and needs none of them.
 */
export type Receipt = {
  readonly version: 1;
  /** The file's name without its end; sorts by time. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  /** The boot that a change of the kernel's tables does not outlive; null where there is no such id. */
  readonly bootId: string | null;
  readonly title: string;
  readonly changes: string;
  /** What the change asked for; null in a receipt that is older than this field. */
  readonly needs: Needs | null;
  readonly actions: readonly KeptAction[];
  /** What was there before. */
  readonly before: readonly Evidence[];
  /** How a person takes it back. */
  readonly undo: string | null;
  /** The actions that take it back, in the order in which they run. */
  readonly reversal: readonly KeptAction[];
  /** Where the text of each edited file is kept; a file that was not there before has none. */
  readonly backups: readonly { readonly path: string; readonly backup: string }[];
  /** Null until the second look: a change that was begun and never looked at. */
  readonly completed: Completed | null;
  /** Null until it is taken back. */
  readonly undone: Undone | null;
};

export type Outcome = 'changed' | 'unchanged' | 'failed';

export type Completed = {
  readonly when: string;
  readonly outcome: Outcome;
  /** How many of its actions ended well; all of them where it is left out. */
  readonly ended?: number;
  /** What the second look found. */
  readonly findings: readonly Pick<Finding, 'id' | 'status' | 'title'>[];
};

/** Nothing is left of a change: it was taken back, was gone by itself, or left nothing. */
export type Undone = {
  readonly when: string;
  readonly outcome:
    | 'undone'
    /** Its commands ended well, and no look can tell whether it is gone. */
    | 'unseen'
    | 'gone'
    | 'nothing';
};
