import type { FactsOf } from '../checklist/facts.ts';
import type { Captions } from '../host/host.ts';
import type { Action } from '../model/action.ts';
import type { Answers } from '../model/answers.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding, Status } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import type { PaceState } from './pacing.ts';

/** What is going on in a step right now. */
export type Phase =
  /** Nobody looked yet. */
  | 'waiting'
  /** The first look is under way. */
  | 'looking'
  /** The closer look (proofs, registries) is under way. */
  | 'closer'
  /** There is a verdict; the person's turn. */
  | 'looked'
  /** A remedy's actions run. */
  | 'applying';

export type StepState<Id extends StepId = StepId> = {
  readonly phase: Phase;
  readonly facts: FactsOf[Id] | null;
  readonly findings: readonly Finding[];
  /** The person went on from here. */
  readonly isDone: boolean;
};

/** A line of the record that stays in the scrollback. */
export type RecordLine = {
  readonly key: string;
  readonly status: Status;
  readonly title: string;
  readonly text: string;
};

/** What the panel asks before anything else can happen; null when it is the step's own turn. */
export type Prompt =
  /** A line of text is wanted for a remedy. `refused` says why the last answer would not do. */
  | {
      readonly kind: 'question';
      readonly remedy: Remedy;
      readonly refused: string | null;
      /** It was answered, and this is said until what follows from that is known. */
      readonly meanwhile?: string;
    }
  /** Exactly these commands, yes or no. */
  | { readonly kind: 'consent'; readonly remedy: Remedy }
  /** Leave while something is under way? */
  | { readonly kind: 'quit' }
  | null;

/** Where a remedy comes from: what it mends, and what was seen there. */
export type Origin = {
  readonly step: StepId;
  /** Null for what only a failed build told of. */
  readonly about: Finding | null;
  readonly before: readonly Evidence[];
};

/** A command that runs for a remedy, with the last lines it wrote, fit for a terminal. */
export type Doing = {
  readonly argv: readonly string[];
  readonly lines: readonly string[];
};

/** How the last remedy ended, said above the findings until the next one. */
export type Outcome = {
  readonly status: Status;
  readonly text: string;
  /** Last lines of the command that failed, fit for a terminal. */
  readonly lines: readonly string[];
};

/** A change of the machine, and how a person takes it back. */
export type MadeChange = {
  /** One sentence. */
  readonly text: string;
  /** A command or a sentence; null where there is nothing to take back. */
  readonly undo: string | null;
  /** What takes it back. */
  readonly reversal?: readonly Action[];
};

export type WizardState = {
  /** Null on a real machine; what a practice machine calls itself. */
  readonly label: string | null;
  readonly captions: Captions;
  /** How the clock of its builds goes; null where it goes as ours does. */
  readonly pace: PaceState | null;
  readonly current: StepId;
  readonly steps: { readonly [Id in StepId]: StepState<Id> };
  readonly answers: Answers;
  readonly record: readonly RecordLine[];
  readonly prompt: Prompt;
  readonly doing: Doing | null;
  readonly outcome: Outcome | null;
  /** Where there is nothing to build: the context as it was given. Null where there is something, or nobody looked. */
  readonly emptyProject: string | null;
  /** What this run changed on the machine and did not take back. */
  readonly changes: readonly MadeChange[];
  /** What the person wants instead of this walk, once they have left it. */
  readonly leadsTo: Remedy['leadsTo'] | null;
  /** Set once: the wizard is leaving with this exit code. */
  readonly exitCode: number | null;
};
