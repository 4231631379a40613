import { personRemedy } from '../checklist/remedy-of.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { AssemblyRemedy, Wanted, Way, WayOffer } from './assembly.ts';
import { type AssemblyFacts, rowsThere, type ThereRow } from './facts.ts';
import { choice, finding } from './finding.ts';
import { judgePodman } from './judge-podman.ts';
import { listsIn, otherRegistries, refusedIn, whyTooOld } from './ways.ts';

export type Chosen = {
  readonly facts: AssemblyFacts;
  readonly wanted: Wanted;
  readonly ways: readonly WayOffer[];
  readonly way: Way;
};

/** Whether the way that is gone can be gone, and why it is this one. */
export function judgeWay({ facts, wanted, ways, way }: Chosen): readonly Finding[] {
  const words = assemblyTexts().way;
  const offer = ways.find((one) => one.way === way);
  if (facts.isPodman) return [judgePodman(facts, wanted)];
  if (offer === undefined || facts.rows.length === 0) return [];
  if (offer.cannot === null) {
    const seen = offer.recommended === null ? [] : [offer.recommended];
    const told = [...seen, ...keepingTold(way, wanted)].map((text) => evidence(null, text));
    return [
      finding('way', 'ok', words[way], { evidence: told, remedies: keepOrPurge(way, wanted) }),
    ];
  }
  // What is among the sources is said there, with its own ways out.
  const isTooOld = way === 'imagetools' && whyTooOld(facts, wanted) !== null;
  const isUnread = rowsThere(facts.rows).some(({ read }) => !read.isByBuildx);
  const isSaid = way === 'manifest' || (isUnread && !isTooOld);
  if (isSaid) return [];
  const other = ways.find((one) => one.way !== way && one.cannot === null);
  const use = other === undefined ? [] : [takeWay(other.way)];
  const install = facts.hasBuildx && !isTooOld ? [] : [personRemedy(words.install)];
  return [
    finding('way', 'problem', other === undefined ? words.none : words.unable, {
      evidence: [evidence(null, offer.cannot)],
      remedies: [...use, ...install],
    }),
  ];
}

/** What becomes of the local copy, and why. */
function keepingTold(way: Way, { isKept }: Wanted): readonly string[] {
  const words = assemblyTexts().way;
  if (way === 'manifest') return [isKept ? words.kept : words.purged];
  return isKept ? [words.nothingKept] : [];
}

function keepOrPurge(way: Way, { isKept }: Wanted): readonly AssemblyRemedy[] {
  const words = assemblyTexts().way;
  if (way !== 'manifest') return [];
  return [choice({ ...(isKept ? words.purge : words.keep), wants: { isKept: !isKept } })];
}

const takeWay = (way: Way): AssemblyRemedy =>
  choice({ title: assemblyTexts().way.use[way], wants: { way } });

/** Whether `docker manifest` can use each source; imagetools takes whatever it can read. */
export function judgeKinds({ facts, ways, way }: Chosen): readonly Finding[] {
  const words = assemblyTexts().kinds;
  const lists = listsIn(facts);
  if (rowsThere(facts.rows).length === 0) return [];
  if (way === 'imagetools') {
    const names = lists.map(({ reference }) => reference).join(', ');
    return [finding('source-kinds', 'ok', lists.length === 0 ? words.ok : words.taken(names))];
  }
  const refused = refusedIn(facts);
  if (lists.length + refused.length === 0) return [finding('source-kinds', 'ok', words.ok)];
  const install = facts.hasBuildx ? [] : [personRemedy(assemblyTexts().way.install)];
  const remedies = [...otherWay(ways), ...install];
  return [
    ...lists.map((row) => isListFinding(row, remedies)),
    ...refused.map(({ reference, read }) =>
      finding('source-kinds', 'problem', words.refused(reference), {
        evidence: [evidence(null, read.refused ?? '')],
        failure: 'docker-manifest-inspect-fails',
        remedies,
      }),
    ),
  ];
}

function isListFinding({ reference, read }: ThereRow, ways: readonly AssemblyRemedy[]): Finding {
  const words = assemblyTexts().kinds;
  const single =
    read.kind === 'attested' ? [personRemedy(words.withoutAttestations(reference))] : [];
  return finding('source-kinds', 'problem', words.refused(reference), {
    evidence: [evidence(read.seenBy, words.isList(reference))],
    failure: 'docker-manifest-create-is-list',
    remedies: [...ways, ...single],
  });
}

/** buildx, where that can make this list. */
export function otherWay(ways: readonly WayOffer[]): readonly AssemblyRemedy[] {
  const { useImagetools, useImagetoolsWhy } = assemblyTexts().kinds;
  const imagetools = ways.find(({ way }) => way === 'imagetools');
  if (imagetools === undefined || imagetools.cannot !== null) return [];
  const wants = { way: 'imagetools' } as const;
  return [choice({ ...useImagetools, recommended: useImagetoolsWhy, wants })];
}

/** Whether images and list are in one registry. */
export function judgeRegistries({ facts, ways, way }: Chosen): readonly Finding[] {
  const words = assemblyTexts().registries;
  const others = otherRegistries(facts).join(', ');
  if (facts.rows.length === 0) return [];
  if (others === '') return [finding('source-registry', 'ok', words.ok(facts.registry))];
  if (way === 'imagetools') {
    return [finding('source-registry', 'ok', words.copied(others, facts.registry))];
  }
  return [
    finding('source-registry', 'problem', words.other(others, facts.registry), {
      failure: 'docker-manifest-other-registry',
      remedies: otherWay(ways),
    }),
  ];
}
