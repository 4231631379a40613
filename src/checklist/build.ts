import { buildCommand } from '../docker/build-command.ts';
import type { BuildSnapshot } from '../docker/lanes/snapshot.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import type { Step } from './step.ts';

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
  /** Lines of the output that tell it, fit for a terminal. */
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

/** The build itself is run by the wizard; the step says what will run, and judges how it ended. */
export const build: Step<BuildFacts> = {
  id: 'build',
  inspect: async (_look, answers, { build: before }) => {
    const command = buildCommand(answers);
    // Whoever comes back to a build of the same command finds it as it ended.
    const hasEnded = before?.phase === 'succeeded' || before?.phase === 'failed';
    if (hasEnded && shellQuote(before.command) === shellQuote(command)) return before;
    return {
      ...{ command, phase: 'ready', snapshot: null, log: null, logFile: null },
      ...{ exitCode: null, diagnoses: [] },
    };
  },
  judge: (facts) => {
    if (facts.phase === 'succeeded') return [result(facts, 'ok')];
    return facts.phase === 'failed' ? [result(facts, 'problem')] : [];
  },
  summary: summaryOf,
};

function summaryOf({ snapshot }: BuildFacts): string {
  return texts().build.summary(snapshot?.lanes.length ?? 0, Math.round(snapshot?.seconds ?? 0));
}

function result(facts: BuildFacts, status: 'ok' | 'problem'): Finding {
  const { snapshot, diagnoses, logFile } = facts;
  const text = snapshot?.culprit?.message ?? snapshot?.toolError ?? '';
  return {
    id: 'build.result',
    status,
    title: status === 'ok' ? summaryOf(facts) : texts().build.failed,
    evidence: [{ source: logFile, line: null, text }],
    failure: diagnoses[0]?.failure ?? null,
    remedies: diagnoses.flatMap(({ remedy }) => remedy ?? []),
  };
}
