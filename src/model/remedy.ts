import type { Action, RunAction } from './action.ts';
import type { Answers } from './answers.ts';

/** What a remedy asks for: privileged is `docker run --privileged`, root is sudo, person only a person can do. */
export type Needs = 'nothing' | 'consent' | 'privileged' | 'root' | 'person';

/** One way out of a finding. */
export type Remedy = {
  readonly title: string;
  readonly needs: Needs;
  /** What it changes, and for how long: one sentence. */
  readonly changes: string;
  /** How a person takes it back (a command or a sentence), null where there is nothing to take back. */
  readonly undo: string | null;
  readonly actions: readonly Action[];
  /** The actions that take it back, for the receipt. */
  readonly reversal?: readonly Action[];
  /** What it makes pointless besides: no way back of an earlier change that does the same counts any more. */
  readonly settles?: readonly Action[];
  /** What helps where one of its commands failed, by the last lines of that; null where nothing more is known. */
  readonly advice?: (lines: readonly string[]) => string | null;
  /** A few words beside the title in a list: age, what it covers. */
  readonly hint?: string;
  /** Why this one among its neighbours; present on the recommended one only. */
  readonly recommended?: string;
  /** What the person's choice means for the rest of the walk; set after the actions ran. */
  readonly sets?: Partial<Answers>;
  /** Its commands ask the person themselves, as for a password: they have the terminal to themselves. */
  readonly isConversation?: true;
  /** It leaves this machine alone from there on: the person practises on one that is not there. */
  readonly leadsTo?: 'practice';
  /** Asked first; its answer gives the remedy that is then shown and consented to. */
  readonly question?: Question;
  /** The same in commands that a person can type without this program, where only it knows what to do. */
  readonly byHand?: readonly RunAction[];
};

/** One line of text that a remedy needs before its commands are known. */
export type Question = {
  readonly prompt: string;
  readonly initial: string;
  /** A sentence that says what is wrong with the text, null when it will do. */
  readonly check: (text: string) => string | null;
  /** The remedy with the answer in its commands. A thrown error never reaches the person: return a remedy or a sentence. */
  readonly answer: (text: string) => Promise<Remedy | { readonly refused: string }>;
  /** What is said until the answer is there, where that takes a while. */
  readonly meanwhile?: (text: string) => string;
  /** A way on without an answer, the last one to take: what it means, and the remedy. */
  readonly otherwise?: { readonly told: string; readonly remedy: Remedy };
};
