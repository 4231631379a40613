import type { Builder } from '../../docker/builders.ts';
import { caOf } from '../../docker/buildkit-config.ts';
import { isOnesOwn } from '../../docker/reference.ts';
import { certificateTrouble } from '../../docker/registry-answer.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Remedy } from '../../model/remedy.ts';
import { registryTexts } from '../../texts/registries.ts';
import { personRemedy } from '../remedy-of.ts';
import { trustRemedy } from './ca-remedies.ts';
import { openingRemedies } from './create-remedies.ts';
import type { BuilderFacts } from './facts.ts';
import { engineTrustRemedy } from './judge-trust.ts';
import { recreateRemedies } from './recreate-remedies.ts';

/** What a builder finds wrong with a registry's certificate. */
export function untrusted(line: string, registry: string): string {
  return registryTexts().untrusted.certificate[certificateTrouble(line)](registry);
}

/** Docker may have been told of the authority here; a builder in a container reads nothing of that. */
export function knownToDocker({ ca }: BuilderFacts, { driver }: Builder): readonly Evidence[] {
  if (driver === 'docker') return [];
  return ca.found.map((path) => evidence(path, registryTexts().untrusted.knownToDocker));
}

/** An authority helps against no wrong name and no date; a certificate that nobody looks at is the last way. */
export function untrustedRemedies(
  line: string,
  facts: BuilderFacts,
  builder: Builder,
  answers: Answers & { readonly registry: string },
): readonly Remedy[] {
  const words = registryTexts().untrusted;
  const { registry, access } = answers;
  const trouble = certificateTrouble(line);
  const first =
    trouble === 'authority'
      ? trusting(facts, builder, answers)
      : [personRemedy({ title: words.renewTitle, how: words.renew[trouble](registry) })];
  // A name of the Internet has a certificate that is trusted: another one is somebody else's.
  const isOpened = isOnesOwn(registry) && builder.driver !== 'docker' && access !== 'insecure';
  return isOpened
    ? [
        ...first,
        ...openingRemedies(facts, answers, ['insecure']),
        ...recreateRemedies(facts, answers, 'insecure'),
      ]
    : first;
}

/** A file that was named already may be given to another builder; it may also be the wrong one. */
function trusting(
  facts: BuilderFacts,
  builder: Builder,
  answers: Answers & { readonly registry: string },
): readonly Remedy[] {
  const { registry, access } = answers;
  const { recommended } = registryTexts().ca;
  const ask = trustRemedy(facts, registry);
  const ca = caOf(access);
  if (access === null || ca === null) return [{ ...ask, recommended }];
  if (builder.driver === 'docker') {
    const { engineTrust } = facts;
    const put = engineTrust === null ? [] : [engineTrustRemedy(engineTrust, registry, ca)];
    return [...put, ask];
  }
  return [
    ask,
    ...openingRemedies(facts, answers, [access]),
    ...recreateRemedies(facts, answers, access),
  ];
}
