import type { Diagnosis } from '../checklist/build.ts';
import type { Checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import type { BuildSnapshot } from '../docker/lanes.ts';
import type { Look } from '../host/look.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { cause } from '../texts/failures.ts';
import { mendingStep } from '../troubleshooting/failure.ts';
import { type Match, match } from '../troubleshooting/match.ts';
import type { Rights } from './as-shown.ts';
import { judged } from './judged.ts';
import type { WizardState } from './state.ts';
import { found } from './transitions.ts';

export type DiagnosingOptions = {
  readonly look: Look;
  readonly state: WizardState;
  readonly steps: Checklist;
  readonly rights: Rights;
};

/**
 * Known failures in the output of a failed build, the cause first. The step that knows each looks
 * afresh: what it finds on this machine brings the remedy.
 */
export function diagnose(
  snapshot: BuildSnapshot,
  options: DiagnosingOptions,
): Promise<readonly Diagnosis[]> {
  const { culprit, toolError, toolLines } = snapshot;
  const lines = [
    ...(culprit === null ? [] : [...culprit.lines, culprit.message]),
    ...(toolError === null ? [] : [toolError]),
    ...toolLines,
  ];
  return Promise.all(match([...new Set(lines)]).map((known) => diagnosisOf(known, options)));
}

async function diagnosisOf(known: Match, options: DiagnosingOptions): Promise<Diagnosis> {
  const { failure, lines } = known;
  return {
    failure: failure.id,
    cause: cause(failure.id),
    evidence: lines.map(({ text }) => text),
    step: mendingStep(failure),
    remedy: failure.check === null ? null : await remedyFor(known, options),
  };
}

/** From the first look, else from a closer one: many a failure of a build shows in registries and proofs only. */
async function remedyFor(known: Match, options: DiagnosingOptions): Promise<Remedy | null> {
  const { look, state, steps, rights } = options;
  const step = steps[mendingStep(known.failure)] as Step<unknown>;
  const facts = await step.inspect(look, state.answers, found(state));
  const first = remedyIn(judged(step, facts, state.answers, rights), known);
  if (first !== null || step.lookCloser === undefined) return first;
  const { signal } = new AbortController();
  const seen = await step.lookCloser(look, facts, state.answers, () => {}, signal);
  return remedyIn(judged(step, seen, state.answers, rights), known);
}

function remedyIn(findings: readonly Finding[], { failure }: Match): Remedy | null {
  const bad = findings.filter(({ status }) => status === 'problem' || status === 'warning');
  const told =
    bad.find((finding) => finding.failure === failure.id) ??
    bad.find((finding) => finding.id === failure.check);
  const remedy = told?.remedies.find(({ recommended }) => recommended) ?? told?.remedies[0];
  // What looks fine from here, and is not, is for a person to judge: a login that is too old.
  const forPerson = findings
    .filter(({ id }) => id === failure.check)
    .flatMap(({ remedies }) => remedies.filter(({ needs }) => needs === 'person'));
  return remedy ?? forPerson[0] ?? null;
}
