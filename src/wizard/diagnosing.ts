import type { Diagnosis } from '../checklist/build.ts';
import type { Checklist } from '../checklist/index.ts';
import type { Step } from '../checklist/step.ts';
import { choosing } from '../checklist/target/finding.ts';
import type { BuildSnapshot } from '../docker/lanes.ts';
import { plainWords } from '../docker/terminal-text.ts';
import type { Look } from '../host/look.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import { cause } from '../texts/failures.ts';
import { texts } from '../texts/index.ts';
import { isSeenAs, mendingStep } from '../troubleshooting/failure.ts';
import { type Match, match } from '../troubleshooting/match.ts';
import { personFirst, remediesOf } from '../troubleshooting/remedies.ts';
import { asShown, type Rights } from './as-shown.ts';
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
 * afresh: what it finds on this machine brings the remedy. Of failures that the same line tells,
 * only those are kept that the machine shows, or the likeliest one of those that it does not rule out.
 */
export async function diagnose(
  snapshot: BuildSnapshot,
  options: DiagnosingOptions,
): Promise<readonly Diagnosis[]> {
  const { culprit, toolError, toolLines } = snapshot;
  const lines = [
    ...(culprit === null ? [] : [...culprit.lines, culprit.message]),
    ...(toolError === null ? [] : [toolError]),
    ...toolLines,
  ];
  const known = match([...new Set(lines)]);
  const firstLines = [...new Set(known.map(({ lines: [first] }) => first?.line))];
  const groups = firstLines.map((line) =>
    known.filter(({ lines: [first] }) => first?.line === line),
  );
  const looks = lookingOnce(options);
  const told = await Promise.all(groups.map((group) => toldApart(group, looks)));
  return told.flat().map((one) => ({
    ...one.diagnosis,
    remedy: one.diagnosis.remedy ?? ownWay(one, options.state) ?? knownWay(one, options.rights),
  }));
}

/** Findings of a step, each looked for once: at the first glance, and closer. */
type Looks = {
  readonly first: (step: StepId) => Promise<readonly Finding[]>;
  readonly closer: (step: StepId) => Promise<readonly Finding[]>;
};

function lookingOnce({ look, state, steps, rights }: DiagnosingOptions): Looks {
  const stepOf = (id: StepId) => steps[id] as Step<unknown>;
  const judge = (id: StepId, facts: unknown) => judged(stepOf(id), facts, state.answers, rights);
  const inspect = once((id) => stepOf(id).inspect(look, state.answers, found(state)));
  const closer = once(async (id) => {
    const facts = await inspect(id);
    const { signal } = new AbortController();
    return stepOf(id).lookCloser?.(look, facts, state.answers, () => {}, signal) ?? facts;
  });
  return {
    first: async (id) => judge(id, await inspect(id)),
    closer: async (id) => judge(id, await closer(id)),
  };
}

function once<Seen>(see: (id: StepId) => Promise<Seen>): (id: StepId) => Promise<Seen> {
  const seen = new Map<StepId, Promise<Seen>>();
  return (id) => {
    const before = seen.get(id) ?? see(id);
    seen.set(id, before);
    return before;
  };
}

/** From the first look, else from a closer one: many a failure of a build shows in registries and proofs only. */
async function toldApart(group: readonly Match[], looks: Looks): Promise<readonly SeenMatch[]> {
  const first = await seenBy(group, looks.first);
  const isEnough = first.some(({ isShown }) => isShown) || first[0]?.diagnosis.remedy !== null;
  const seen = isEnough ? first : await seenBy(group, looks.closer);
  const shown = seen.filter(({ isShown }) => isShown);
  if (shown.length > 0) return shown;
  // Where the likeliest is ruled out, one that its check can miss is likelier.
  const missed = seen.filter(({ known }) => known.failure.canHide === true);
  return [...(seen[0]?.isRefuted === true ? missed : []), ...seen].slice(0, 1);
}

type SeenMatch = {
  readonly known: Match;
  readonly diagnosis: Diagnosis;
  /** Whether this machine shows it. */
  readonly isShown: boolean;
  /** Whether its check finds nothing wrong. */
  readonly isRefuted: boolean;
};

function seenBy(group: readonly Match[], look: Looks['first']): Promise<readonly SeenMatch[]> {
  return Promise.all(
    group.map(async (known) => {
      const { failure, lines } = known;
      const step = mendingStep(failure);
      const findings = failure.check === null ? [] : await look(step);
      const diagnosis: Diagnosis = {
        failure: failure.id,
        cause: cause(failure.id),
        evidence: [...shownHere(findings, failure), ...lines.map(({ text }) => text)],
        step,
        remedy: remedyIn(findings, known),
      };
      return {
        ...{ known, diagnosis },
        isShown: findings.some((finding) => isBad(finding) && isSeenAs(failure, finding.failure)),
        isRefuted: isRefuted(findings, failure),
      };
    }),
  );
}

/** What the wizard's own answers can mend: the next build is another command. */
function ownWay({ known }: SeenMatch, { answers, steps }: WizardState): Remedy | null {
  if (known.failure.id !== 'push-400-manifest-invalid') return null;
  const isPlain = answers.provenance === 'off' && !answers.sbom;
  // Before 0.10 there are no attestations, and no flag to leave them out.
  const isOld = steps.target.facts?.lacks.attestations === 'buildx-0.10';
  if (isPlain || isOld) return null;
  return choosing(texts().wizard.withoutAttestations, { provenance: 'off', sbom: false });
}

/**
 * The catalogue's own way out, where nothing on this machine brings one. It is only shown: it knows
 * neither the builder that was used, nor whether this machine needs it. What would change a machine
 * that is fine comes after what only a person can do.
 */
function knownWay({ known, isRefuted }: SeenMatch, rights: Rights): Remedy | null {
  const { failure, values } = known;
  const ways = remediesOf(failure, { values, isRoot: rights.uid === 0 || !rights.hasSudo });
  const [way] = isRefuted ? personFirst(ways) : ways;
  if (way === undefined) return null;
  const { reversal: _, ...shown } = asShown(way, rights);
  return { ...shown, needs: 'person' };
}

/** What this machine shows of a failure, in a line; it tells more than the output that a failure shares with others. */
function shownHere(findings: readonly Finding[], failure: Match['failure']): readonly string[] {
  const shown = findings.find((one) => isBad(one) && isSeenAs(failure, one.failure));
  const [seen] = shown?.evidence ?? [];
  if (seen === undefined || seen.text === '') return [];
  // A file holds what is told of it; a command would hide what it said.
  const isFile = seen.source?.startsWith('/') === true && !seen.source.includes(' ');
  return [plainWords(isFile ? `${seen.source} ${seen.text}` : seen.text)];
}

function isRefuted(findings: readonly Finding[], { check, canHide }: Match['failure']): boolean {
  const own = findings.filter(({ id }) => id === check);
  return canHide !== true && own.some(({ status }) => status === 'ok') && !own.some(isBad);
}

/** What a person does, or says in a conversation with a command. */
const isForPerson = ({ needs, isConversation }: Remedy): boolean =>
  needs === 'person' || isConversation === true;

const isBad = ({ status }: Finding): boolean => status === 'problem' || status === 'warning';

function remedyIn(findings: readonly Finding[], { failure }: Match): Remedy | null {
  const bad = findings.filter(isBad);
  const told =
    bad.find((finding) => finding.failure === failure.id) ??
    bad.find((finding) => finding.id === failure.check);
  const remedy = told?.remedies.find(({ recommended }) => recommended) ?? told?.remedies[0];
  // What looks fine from here, and is not, is for a person to judge: a login that is too old.
  const forPerson = findings
    .filter(({ id }) => id === failure.check)
    .flatMap(({ remedies }) => remedies.filter(isForPerson));
  return remedy ?? forPerson[0] ?? null;
}
