import type { Diagnosis } from '../checklist/build.ts';
import { checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import type { BuildSnapshot } from '../docker/lanes.ts';
import type { Look } from '../host/look.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { type Match, match } from '../troubleshooting/match.ts';
import type { WizardState } from './state.ts';
import { found } from './transitions.ts';

/**
 * Known failures in the output of a failed build, the cause first. The step that knows each looks
 * afresh: what it finds on this machine brings the remedy.
 */
export function diagnose(
  snapshot: BuildSnapshot,
  look: Look,
  state: WizardState,
): Promise<readonly Diagnosis[]> {
  const lines = [
    ...(snapshot.culprit === null ? [] : [...snapshot.culprit.lines, snapshot.culprit.message]),
    ...(snapshot.toolError === null ? [] : [snapshot.toolError]),
    ...snapshot.toolLines,
  ];
  return Promise.all(match([...new Set(lines)]).map((known) => diagnosisOf(known, look, state)));
}

async function diagnosisOf(known: Match, look: Look, state: WizardState): Promise<Diagnosis> {
  const { failure, lines } = known;
  return {
    failure: failure.id,
    evidence: lines,
    step: failure.step,
    remedy: failure.check === null ? null : await remedyFor(known, look, state),
  };
}

async function remedyFor(
  { failure }: Match,
  look: Look,
  state: WizardState,
): Promise<Remedy | null> {
  const step = checklist[failure.step] as Step<unknown>;
  const facts = await step.inspect(look, state.answers, found(state));
  const findings = step.judge(facts, state.answers);
  const bad = ({ status }: Finding) => status === 'problem' || status === 'warning';
  const told =
    findings.find((finding) => finding.failure === failure.id && bad(finding)) ??
    findings.find((finding) => finding.id === failure.check && bad(finding));
  return told?.remedies.find(({ recommended }) => recommended) ?? told?.remedies[0] ?? null;
}
