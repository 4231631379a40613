import { isLocalRegistry, parseReference } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import type { Finding, Status } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { archiveFindings } from './archive-findings.ts';
import { bakeFindings, bakeRemedies, besideFindings } from './bake-findings.ts';
import { bakeReferenceFindings } from './bake-references.ts';
import { baseImageFindings, fixedFindings, leaveOut } from './base-image-findings.ts';
import { credentialsFor } from './credentials.ts';
import { type Destination, destinationsOf } from './destinations.ts';
import type { TargetFacts } from './facts.ts';
import { choosing, finding, type Judged } from './finding.ts';
import { loginRemedy } from './login-remedy.ts';
import { bakeOptionFindings, optionFindings } from './option-findings.ts';
import { otherRegistryFindings } from './other-registry.ts';
import { referenceFault } from './reference-fault.ts';

/** What stands in the way of a build, or might. */
export function judgeTarget(facts: TargetFacts, answers: Answers): readonly Finding[] {
  const { bake, context, output } = answers;
  const destinations = destinationsOf(answers, facts);
  return [
    ...(bake === null
      ? [dockerfileFinding(facts), ...besideFindings(facts)]
      : bakeFindings({ bake: facts.bake, context }, bake)),
    platformsFinding(facts, answers),
    ...(bake === null
      ? referenceFindings(answers)
      : bakeReferenceFindings(facts.suggestion, bake, destinations, output.kind === 'push')),
    ...baseImageFindings(facts, answers),
    ...fixedFindings(facts, answers),
    ...(output.kind === 'push'
      ? credentialFindings(facts, destinations)
      : archiveFindings(facts, answers)),
    ...(bake === null ? otherRegistryFindings(answers) : []),
    ...(bake === null ? optionFindings : bakeOptionFindings)(facts, answers),
  ];
}

function dockerfileFinding(facts: TargetFacts): Finding {
  const words = texts().target;
  const judged = facts.dockerfile !== null;
  const title = judged ? words.dockerfile(facts.dockerfile) : faultOf(facts);
  return {
    ...finding('dockerfile', judged ? 'ok' : 'problem', title),
    evidence: facts.evidence,
    remedies: [
      ...facts.candidates.map((file) => choosing(words.useFile(file), { file })),
      ...(judged ? [] : bakeRemedies(facts)),
    ],
  };
}

function faultOf({ fault, evidence: [seen] }: TargetFacts): string {
  const { dockerfileFault: words } = texts().target;
  const told = words[fault ?? 'missing'];
  return typeof told === 'string' ? told : told(seen?.source ?? 'Dockerfile');
}

function platformsFinding({ choices }: TargetFacts, { platforms }: Answers): Finding {
  const words = texts().target;
  const impossible = platforms.filter(
    (platform) => !choices.some((choice) => choice.platform === platform && choice.kind !== null),
  );
  if (choices.every(({ kind }) => kind === null)) {
    return finding('platforms', 'problem', words.nothingBuilds);
  }
  if (platforms.length === 0) return finding('platforms', 'problem', words.noPlatforms);
  if (impossible.length === 0) return finding('platforms', 'ok', words.platforms(platforms));
  const reason = choices.find(({ platform }) => platform === impossible[0])?.reason ?? '';
  return finding('platforms', 'problem', words.impossible(impossible), {
    text: reason,
    remedies: impossible.length < platforms.length ? [leaveOut(platforms, impossible)] : [],
  });
}

function referenceFindings({ tags, output }: Answers): readonly Finding[] {
  const words = texts().target;
  if (output.kind !== 'push' && tags.length === 0) return [];
  if (tags.length === 0) return [finding('reference', 'problem', words.reference.empty)];
  return tags.map((tag) => {
    const parsed = parseReference(tag);
    const fault = referenceFault(tag, output.kind === 'push');
    if (fault === null) {
      return finding('reference', 'ok', words.goesTo(parsed.ok ? parsed.registry : ''));
    }
    const failure = parsed.ok ? {} : { failure: 'tag-missing-or-invalid' };
    return finding('reference', 'problem', fault.title, { text: fault.meant ?? '', ...failure });
  });
}

/** The login for every registry that something goes to. */
function credentialFindings(
  facts: TargetFacts,
  destinations: readonly Destination[],
): readonly Finding[] {
  const tags = new Map<string, string>();
  for (const tag of destinations.flatMap((one) => one.tags)) {
    const parsed = parseReference(tag);
    if (parsed.ok && !tags.has(parsed.registry)) tags.set(parsed.registry, tag);
  }
  return [...tags].flatMap(([registry, tag]) => credentialFinding(facts, registry, tag));
}

function credentialFinding(facts: TargetFacts, registry: string, tag: string): readonly Finding[] {
  const words = texts().target;
  const credentials = credentialsFor(facts, tag);
  const login = loginRemedy(registry, facts.keeping, credentials !== 'none');
  // What is stored may be too old: the push tells.
  const found = (status: Status, title: string, more: Judged = {}) => [
    finding('credentials', status, title, { ...more, remedies: [login] }),
  ];
  if (credentials === 'stored') return found('ok', words.stored(registry));
  if (credentials === 'helper') return found('ok', words.helper(registry));
  if (facts.askedBy === registry) {
    return found('warning', words.asksForLogin(registry), { failure: 'push-401' });
  }
  // A registry of one's own is most often open; that is told from the push, if at all.
  if (isLocalRegistry(registry)) return found('skipped', words.local(registry));
  return found('warning', words.noCredentials(registry), { failure: 'push-401' });
}
