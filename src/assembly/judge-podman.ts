import { personRemedy } from '../checklist/remedy-of.ts';
import { annotateFlags } from '../docker/list-commands.ts';
import { parseReference } from '../docker/reference.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { texts } from '../texts/index.ts';
import type { AssemblyRemedy, Wanted } from './assembly.ts';
import { authorityFault } from './authority.ts';
import { type AssemblyFacts, rowsThere } from './facts.ts';
import { finding } from './finding.ts';
import { judgeThere } from './judge-sources.ts';
import { entriesOf } from './platforms.ts';
import { otherRegistries } from './ways.ts';

/** Docker's commands are podman's here: no imagetools, and a `manifest` that reads and writes otherwise. */
export function judgePodman(facts: AssemblyFacts, wanted: Wanted): Finding {
  const words = assemblyTexts().way;
  const { person } = texts().machine;
  return finding('way', 'problem', words.cannot.podman, {
    evidence: [evidence(null, words.podman.why)],
    failure: 'docker-cli-is-podman',
    remedies: [
      ...ownCommands(facts, wanted),
      personRemedy(person.podman),
      personRemedy(person.podmanEngine),
    ],
  });
}

/** Podman's own way, where every image is there: it pushes what it has, be it nothing. */
function ownCommands(facts: AssemblyFacts, wanted: Wanted): readonly AssemblyRemedy[] {
  const { podman } = assemblyTexts().way;
  const isWhole = judgeThere(facts, wanted).every(({ status }) => status === 'ok');
  if (facts.rows.length === 0 || !isWhole) return [];
  const how = podman.how(commandsOf(facts, wanted).map(shellQuote).join(' && '));
  return [personRemedy({ ...podman.own, how: [...toldBefore(facts), how].join(' ') })];
}

function commandsOf(facts: AssemblyFacts, wanted: Wanted): readonly (readonly string[])[] {
  const { list } = wanted;
  const manifest = (...args: readonly string[]) => ['podman', 'manifest', ...args];
  const tls = (reference: string) => tlsFlag(reference, facts, wanted);
  const added = rowsThere(facts.rows).flatMap((row) => [
    manifest('add', '--all', ...tls(row.reference), list, `docker://${row.reference}`),
    ...entriesOf([row], wanted).flatMap(({ platform, isAnnotated, image }) =>
      isAnnotated && platform !== null
        ? [manifest('annotate', ...annotateFlags(platform).flat(), list, image.digest)]
        : [],
    ),
  ]);
  const push = manifest('push', '--all', '--rm', ...tls(list), list, `docker://${list}`);
  return [manifest('create', list), ...added, push];
}

/** The person's word is for the list's registry, and for no other. */
function tlsFlag(
  reference: string,
  { access, registry }: AssemblyFacts,
  { isInsecure }: Wanted,
): readonly string[] {
  const parsed = parseReference(reference);
  const isSaid = isInsecure && access !== 'tls' && parsed.ok && parsed.registry === registry;
  return isSaid ? ['--tls-verify=false'] : [];
}

/** What podman needs besides, and nobody's flag says. */
function toldBefore(facts: AssemblyFacts): readonly string[] {
  const { podman } = assemblyTexts().way;
  const { access, ca, registry, plainHttp } = facts;
  const isTrusted = access === 'tls' && authorityFault(ca) === null;
  const others = otherRegistries(facts).filter((one) => plainHttp.includes(one));
  return [
    ...(ca.named === null || !isTrusted ? [] : [podman.authority(registry, ca.named.path)]),
    ...(others.length === 0 ? [] : [podman.plainHttp(others.join(', '))]),
  ];
}
