import type { BuildSnapshot } from '../../docker/lanes/snapshot.ts';
import type { Remedy } from '../../model/remedy.ts';
import type { StepId } from '../../model/step-id.ts';

/** Where the build stands. */
export type BuildPhase =
  | 'ready'
  | 'running'
  /** The person was asked whether to cancel it. */
  | 'asking'
  | 'cancelling'
  | 'succeeded'
  | 'failed'
  | 'cancelled';

/** A known failure in the output of the build, and the finding that mends it. */
export type Diagnosis = {
  /** The id of the failure. */
  readonly failure: string;
  /** What causes it, in words. */
  readonly cause: string;
  /** What this machine shows of it, then lines of the output that tell it; fit for a terminal. */
  readonly evidence: readonly string[];
  /** The step whose look shows it on this machine, and mends it. */
  readonly step: StepId;
  /** What mends it, found by looking again; null where only the step itself can say. */
  readonly remedy: Remedy | null;
};

/** The complete log while the build goes on: bounded in memory, whole in the file. */
export type LogLines = {
  readonly length: number;
  readonly slice: (from: number, to: number) => readonly string[];
  /** Index of the next line with this text (any case) from `from` on, going `step` (1 or -1); -1 when none. */
  readonly find: (text: string, from: number, step: 1 | -1) => number;
  /** How many lines before this index have the text (any case). */
  readonly count: (text: string, before: number) => number;
};

export type BuildFacts = {
  /** The command, as it runs. */
  readonly command: readonly string[];
  readonly phase: BuildPhase;
  /** The lanes; null before the first look at the output. */
  readonly snapshot: BuildSnapshot | null;
  readonly log: LogLines | null;
  /** Path of the complete log; null where nothing is written. */
  readonly logFile: string | null;
  readonly exitCode: number | null;
  /** Known failures in the output of a failed build, cause before consequence. */
  readonly diagnoses: readonly Diagnosis[];
};
