import type { Check } from '../checklist/check.ts';
import type { Host } from '../host/host.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import { prerequisites } from '../model/step-id.ts';
import type { Rights } from '../wizard/as-shown.ts';
import { judged } from '../wizard/judged.ts';
import { checksOfStep, doctorChecksOf } from './check-list.ts';
import { startRound } from './round.ts';
import { createSteps } from './steps.ts';
import { unsaidOf } from './unsaid.ts';

export type ExamineOptions = {
  readonly host: Host;
  readonly answers: Answers;
  /** Commands need not wait for them: only how remedies are told does. */
  readonly rights: Rights | Promise<Rights>;
  /** These checks only; all of them if left out. */
  readonly only?: readonly CheckId[];
  /** Without closer looks: nothing is built, and no registry asked. */
  readonly isQuick?: boolean;
  /** The round of looking that it is part of; one of its own if left out. */
  readonly look?: Look;
  /** Is told each finding in the fixed order, as soon as it and all before it are there. */
  readonly tell?: (finding: Finding) => void;
  readonly signal?: AbortSignal;
  /** How long a hung engine may hold it up; that of one command if left out. Milliseconds. */
  readonly patience?: number;
};

/**
 * Looks at everything that a build needs, all checks side by side, and changes nothing. The
 * findings come in the order of the checks, whichever ended first, with their remedies as this
 * person would have to type them. Every check has at least one.
 *
 * @throws The signal's reason, once it is aborted: all commands have ended then.
 */
export async function examine(options: ExamineOptions): Promise<readonly Finding[]> {
  const { host, answers, rights, only, isQuick = false, tell = () => {} } = options;
  const { signal = new AbortController().signal } = options;
  const { look = startRound({ host, answers, signal, patience: options.patience }) } = options;
  const steps = createSteps({ look, answers, rights, signal, isQuick });
  const isWanted = (id: CheckId) => only === undefined || only.includes(id);

  const check = async (one: Check<unknown>): Promise<readonly Finding[]> => {
    const found = await steps.found();
    const first = await one.inspect(look, answers, found);
    const facts = isQuick ? first : await (one.lookCloser?.(look, first, answers, signal) ?? first);
    const findings = judged(one, facts, answers, await rights);
    return findings.length > 0 ? findings : [unsaidOf(one.id, found, answers)];
  };
  const groups = prerequisites.flatMap((step) => {
    const ids = checksOfStep(step).filter(isWanted);
    const checks = doctorChecksOf(step).filter(({ id }) => isWanted(id));
    return [...(ids.length > 0 ? [steps.findings(step, ids)] : []), ...checks.map(check)];
  });
  return inOrder(groups, tell, signal);
}

/** Tells each group when it and all before it are there. */
async function inOrder(
  groups: readonly Promise<readonly Finding[]>[],
  tell: (finding: Finding) => void,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const told: Finding[] = [];
  // Should one fail while an earlier one is waited for: it is met when its turn comes.
  const all = Promise.allSettled(groups);
  for (const group of groups) {
    for (const finding of await group) {
      if (signal.aborted) break;
      tell(finding);
      told.push(finding);
    }
  }
  await all;
  signal.throwIfAborted();
  return told;
}
