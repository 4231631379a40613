import type { Step } from '../checklist/step.ts';
import type { Host } from '../host/host.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import { prerequisites, type StepId } from '../model/step-id.ts';
import type { Log } from '../troubleshooting/matcher.ts';
import type { Rights } from '../wizard/as-shown.ts';
import { judged } from '../wizard/judged.ts';
import { recallInto } from '../wizard/remembering.ts';
import { answersIn, possiblePlatforms } from './answers-in.ts';
import { checkList, stepOf } from './check-list.ts';
import { isSlow } from './closer.ts';
import { type Diagnosed, seenHere } from './diagnosed.ts';
import { examine } from './examine.ts';
import { startRound } from './round.ts';
import { createSteps } from './steps.ts';

export type DiagnoseHereOptions = {
  readonly host: Host;
  readonly log: Log;
  readonly rights: Rights;
  /** Nothing is built, and no registry asked. */
  readonly isQuick: boolean;
};

/** The failures of a log, and what their checks say of this machine; it changes nothing. */
export async function diagnoseHere(options: DiagnoseHereOptions): Promise<readonly Diagnosed[]> {
  const { host, log, rights, isQuick } = options;
  const checks = [...new Set(log.matches.flatMap(({ failure }) => failure.check ?? []))];
  const recalled = await recallInto(host, answersIn(log));
  const isNamed = recalled.platforms.length > 0;
  const answers = isNamed ? recalled : { ...recalled, platforms: possiblePlatforms };
  const findings = await lookHere({ host, answers, rights, checks, isQuick });
  return seenHere(log.matches, isNamed ? findings : findings.map(withoutGuess), rights);
}

/** What is not there for a platform that nobody named says nothing of the build. */
function withoutGuess(finding: Finding): Finding {
  return guesses.includes(finding.failure ?? '') ? { ...finding, status: 'skipped' } : finding;
}

const guesses: readonly string[] = ['exec-format-error-run', 'builder-platforms-missing-arch'];

type LookHereOptions = {
  readonly host: Host;
  readonly answers: Answers;
  readonly rights: Rights;
  readonly checks: readonly CheckId[];
  readonly isQuick: boolean;
};

type Round = LookHereOptions & { readonly look: Look; readonly signal: AbortSignal };

/** What these checks find on this machine, and the others of their steps, which may see the same. */
async function lookHere(options: LookHereOptions): Promise<readonly Finding[]> {
  const { host, answers, checks } = options;
  const { signal } = new AbortController();
  // One round for all of it: what several want to know is asked once.
  const round = { ...options, signal, look: startRound({ host, answers, signal }) };
  const steps = [...new Set(checks.map(stepOf))];
  const beside = checkList()
    .map(({ id }) => id)
    .filter((id) => steps.includes(stepOf(id)) && !isSlow(id));
  const only = [...new Set([...checks, ...beside])].filter((id) => isPrerequisite(stepOf(id)));
  const [examined, ...looked] = await Promise.all([
    only.length === 0 ? [] : examine({ ...round, only }),
    ...steps.filter((step) => !isPrerequisite(step)).map((step) => lookAtStep(step, round)),
  ]);
  return [...examined, ...looked.flat()];
}

const isPrerequisite = (step: StepId): boolean => prerequisites.includes(step);

/** A step that the doctor does not look at: closer where the first look shows nothing. */
async function lookAtStep(id: StepId, round: Round): Promise<readonly Finding[]> {
  const { look, answers, rights, isQuick, signal } = round;
  const { checklist } = await import('../checklist/index.ts');
  const step = checklist[id] as Step<unknown>;
  const found = await createSteps(round).found(step.needs ?? []);
  const facts = await step.inspect(look, answers, found);
  const findings = judged(step, facts, answers, rights);
  const isShown = findings.some(({ status }) => status === 'problem' || status === 'warning');
  if (isShown || isQuick || step.lookCloser === undefined) return findings;
  const closer = await step.lookCloser(look, facts, answers, () => {}, signal);
  return judged(step, closer, answers, rights);
}
