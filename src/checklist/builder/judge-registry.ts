import { kindOf } from '../../docker/buildkit-config.ts';
import { isLocalRegistry, isOnesOwn, parseReference } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Question, Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { registryTexts } from '../../texts/registries.ts';
import { findingOf } from '../finding-of.ts';
import { answerRemedy } from '../remedy-of.ts';
import { certificateEvidence, faultOf, forgetRemedy, trustRemedy } from './ca-remedies.ts';
import type { BuilderFacts } from './facts.ts';
import { isArchive } from './fitness.ts';
import { ownFinding } from './judge-own.ts';
import { mirrorRemedies } from './mirrors.ts';
import { ownWays } from './own-remedies.ts';
import { localhostElsewhere } from './product-words.ts';

const finding = findingOf('builder');

/** Where the image goes: asked before a builder is made. */
export function registryFinding(
  facts: BuilderFacts,
  answers: Answers,
  hasBuilder: boolean,
): Finding {
  const { title } = texts().builder.registry;
  const { registry, access } = answers;
  const ask = askRemedy(registry ?? facts.login ?? 'docker.io');
  const where = [ask, ...ownWays(facts.own)];
  const mirrors = mirrorRemedies(facts, answers);
  const remedies = [...where, archiveRemedy(), ...mirrors];
  if (isArchive(answers)) {
    return finding('registry', 'ok', title.none, { remedies: [...where, ...mirrors] });
  }
  if (registry === null) {
    // With a builder that serves the tag may say it later; without one, it decides how one is made.
    const status = hasBuilder ? 'warning' : 'problem';
    const asked = [...where, archiveRemedy()];
    return { ...finding('registry', status, title.unknown, { remedies: asked }), isQuestion: true };
  }
  const own = ownFinding(facts.own, registry, [ask, archiveRemedy()]);
  if (own !== null) return own;
  const elsewhere = localhostElsewhere(facts, registry);
  if (elsewhere !== null)
    return finding('registry', 'ok', elsewhere.title, { evidence: elsewhere.evidence, remedies });
  if (isLocalRegistry(registry))
    return finding('registry', 'ok', title.localhost(registry), { remedies });
  const { named, now } = facts.ca;
  const ways = isOnesOwn(registry) || named !== null ? [trustRemedy(facts, registry)] : [];
  if (named !== null && faultOf(named, now) !== null) {
    return finding('registry', 'problem', registryTexts().ca.unusable(registry), {
      evidence: [evidence(named.path, faultOf(named, now) ?? '')],
      failure: 'push-x509',
      remedies: [...ways, forgetRemedy(registry), ...remedies],
    });
  }
  const known = access === null ? title.known : title.by[kindOf(access)];
  return finding('registry', 'ok', known(registry), {
    evidence: named === null ? [] : certificateEvidence(named, now),
    remedies: [...remedies, ...ways],
  });
}

/** Asks for another registry. */
export function askRemedy(initial: string): Remedy {
  const { ask } = texts().builder.registry;
  return answerRemedy({
    title: ask.title,
    hint: ask.hint,
    changes: ask.changes,
    question: registryQuestion(initial),
  });
}

function registryQuestion(initial: string): Question {
  const { ask } = texts().builder.registry;
  return {
    prompt: ask.prompt,
    initial,
    check: (text) => registryFault(text.trim()),
    answer: async (text) =>
      answerRemedy({
        title: ask.title,
        changes: ask.changes,
        // Another registry may speak trusted TLS; that this one does not is said when a builder is made.
        sets: { registry: text.trim(), access: null, output: { kind: 'push' } },
      }),
  };
}

/** What is wrong with a host, in a sentence; null where it will do. */
function registryFault(text: string): string | null {
  const { refused } = texts().builder.registry;
  if (text === '') return refused.empty;
  const [, withoutScheme] = /^https?:\/\/(.*)$/.exec(text) ?? [];
  if (withoutScheme !== undefined) return refused.scheme(withoutScheme);
  const [host = ''] = text.split('/');
  if (host !== text) return refused.path(host);
  const parsed = parseReference(`${text}/name`);
  return parsed.ok && parsed.registry === text ? null : refused.invalid;
}

function archiveRemedy(): Remedy {
  const { archive } = texts().builder.registry;
  return answerRemedy({
    title: archive.title,
    hint: archive.hint,
    changes: archive.changes,
    sets: { registry: '', output: { kind: 'oci', file: 'image.tar' } },
  });
}
