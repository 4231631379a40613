import { shellQuote } from '../docker/shell-words.ts';
import type { Finding } from '../model/finding.ts';
import { texts } from '../texts/index.ts';
import { commandOf } from './build/command.ts';
import type { BuildFacts } from './build/facts.ts';
import type { Step } from './step.ts';

export type { BuildFacts, BuildPhase, Diagnosis, LogLines } from './build/facts.ts';

/** The build itself is run by the wizard; the step says what will run, and judges how it ended. */
export const build: Step<BuildFacts> = {
  id: 'build',
  inspect: async (_look, answers, { build: before, target }) => {
    const command = commandOf(answers, target);
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
  const lanes = snapshot?.lanes ?? [];
  const targets = new Set(lanes.flatMap(({ target }) => target ?? []));
  if (targets.size > 0) {
    return texts().bake.summary(targets.size, lanes.length, Math.round(snapshot?.seconds ?? 0));
  }
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
