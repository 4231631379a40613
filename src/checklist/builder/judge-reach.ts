import type { Builder } from '../../docker/builders.ts';
import { isLocalRegistry } from '../../docker/reference.ts';
import type { RegistryAnswer } from '../../docker/registry-answer.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { createRemedies, hostNetworkRemedies, openingRemedies } from './create-remedies.ts';
import type { BuilderFacts } from './facts.ts';
import { isArchive, sharesNetwork } from './fitness.ts';
import { knownToDocker, untrusted, untrustedRemedies } from './judge-certificate.ts';
import { askRemedy } from './judge-registry.ts';
import { ownWaysAt } from './own-remedies.ts';
import { localhostElsewhere } from './product-words.ts';
import { recreateRemedies } from './recreate-remedies.ts';

const finding = findingOf('builder');

/** How the registry looks from the chosen builder; nothing where none is asked. */
export function reachFinding(
  facts: BuilderFacts,
  builder: Builder,
  answers: Answers,
): readonly Finding[] {
  const words = texts().builder.reach;
  const { reach } = facts;
  const { registry } = answers;
  if (isArchive(answers) || registry === null) return [];
  if (reach?.registry === registry && reach.unrecorded !== undefined) {
    const seen = [evidence(reach.command, reach.unrecorded)];
    return [finding('reach', 'skipped', words.unrecorded(registry), { evidence: seen })];
  }
  if (reach?.registry !== registry || reach.answer === null) {
    return [finding('reach', 'skipped', words.looking(registry))];
  }
  const { verdict, line } = reach.answer;
  const said = line === null ? words.silent : plainWords(line);
  if (verdict === 'reachable') {
    const seen = [evidence(reach.command, `${words.asItShould}\n${said}`)];
    return [finding('reach', 'ok', words.reachable(registry), { evidence: seen })];
  }
  const knownHere = hasOwnNames(builder, facts) ? reach.hostsLine : null;
  const seen = [
    evidence(reach.command, said),
    ...(knownHere === null ? [] : [evidence('/etc/hosts', knownHere)]),
    ...(verdict === 'x509' ? knownToDocker(facts, builder) : []),
  ];
  const { status, title, failure } =
    knownHere === null
      ? judge(reach.answer, registry, builder, facts)
      : warning(words.hostsFile(registry), 'builder-hosts-file');
  const remedies = remediesFor(reach.answer, facts, builder, { ...answers, registry });
  return [finding('reach', status, title, { evidence: seen, failure, remedies })];
}

/** What is not sure to end a push is a warning: a network may be slow, or back in a minute. */
function judge(
  { verdict, line }: RegistryAnswer,
  registry: string,
  builder: Builder,
  facts: BuilderFacts,
) {
  const words = texts().builder.reach;
  const elsewhere = localhostElsewhere(facts, registry);
  switch (verdict) {
    case 'refused':
      if (elsewhere !== null && !isFarLocalhost(registry, builder)) {
        return problem(elsewhere.refused, 'push-localhost-refused');
      }
      return isFarLocalhost(registry, builder)
        ? problem(words.localhost(registry), 'push-localhost-refused')
        : problem(words.refused(registry), null);
    case 'http-for-https':
      return problem(words.plainHttp(registry), 'push-http-registry');
    case 'x509':
      return problem(untrusted(line ?? '', registry), 'push-x509');
    case 'dns':
      return warning(words.noAddress(registry), 'builder-dns');
    default:
      return warning(words.unknown(registry), null);
  }
}

const problem = (title: string, failure: string | null) =>
  ({ status: 'problem', title, failure }) as const;
const warning = (title: string, failure: string | null) =>
  ({ status: 'warning', title, failure }) as const;

/** The localhost of a container of its own is not this machine. */
const isFarLocalhost = (registry: string, builder: Builder): boolean =>
  isLocalRegistry(registry) && builder.driver !== 'docker' && !sharesNetwork(builder);

/** Its container has a network, a name service and a hosts file of its own. */
const hasOwnNetwork = (builder: Builder): boolean =>
  builder.driver === 'docker-container' && !sharesNetwork(builder);

/** Podman gives what Docker's client starts no names of this machine's, in its network either. */
const hasOwnNames = (builder: Builder, { product }: BuilderFacts): boolean =>
  hasOwnNetwork(builder) || (product === 'podman' && builder.driver === 'docker-container');

function remediesFor(
  { verdict, line }: RegistryAnswer,
  facts: BuilderFacts,
  builder: Builder,
  answers: Answers & { readonly registry: string },
): readonly Remedy[] {
  const words = texts().builder.reach;
  const { registry } = answers;
  const hostsLine = facts.reach?.hostsLine;
  switch (verdict) {
    case 'refused':
      return [
        ...(isFarLocalhost(registry, builder)
          ? making(createRemedies(facts, answers), recreateRemedies(facts, answers, 'localhost'))
          : [
              ...(isLocalRegistry(registry) ? [askRemedy(registry)] : []),
              personRemedy({ title: words.startTitle, how: words.start(registry) }),
              ...ownWaysAt(facts.own, registry),
            ]),
        ...(localhostElsewhere(facts, registry)?.remedies ?? []),
      ];
    case 'http-for-https': {
      const insecure = { title: words.insecureTitle, how: words.insecure(registry) };
      return [
        ...making(
          openingRemedies(facts, answers, ['http']),
          recreateRemedies(facts, answers, 'http'),
        ),
        ...(builder.driver === 'docker' ? [personRemedy(insecure)] : []),
      ];
    }
    case 'dns':
      if (hasOwnNames(builder, facts) && facts.product === 'podman' && hostsLine != null) {
        return [personRemedy(productTexts().podmanNames)];
      }
      return hasOwnNetwork(builder) ? hostNetworkRemedies(facts, answers) : [];
    case 'timeout':
      return hasOwnNetwork(builder) ? hostNetworkRemedies(facts, answers) : [];
    case 'x509':
      return untrustedRemedies(line ?? '', facts, builder, answers);
    default:
      return [];
  }
}

/** A new builder leaves what is there as it is. */
function making(created: readonly Remedy[], recreated: readonly Remedy[]): readonly Remedy[] {
  const { recommended } = texts().builder.chosen.create;
  return [...created.map((remedy) => ({ ...remedy, recommended })), ...recreated];
}
