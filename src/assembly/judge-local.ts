import type { LocalManifest } from '../docker/local-manifests.ts';
import { parseReference } from '../docker/reference.ts';
import { type Evidence, evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Wanted, Way } from './assembly.ts';
import { type AssemblyFacts, type LocalList, rowsThere } from './facts.ts';
import { finding } from './finding.ts';
import { type Client, removeLocal } from './local-copy.ts';
import type { SourceRow } from './source.ts';

/** A digest that is kept here and that its tag does not name any more. */
export type Stale = LocalManifest & {
  /** What the tag names; null where that is nothing. */
  readonly now: string | null;
};

/** The local digests that differ from what the registry says of the same references. */
export function staleIn(local: LocalList, rows: readonly SourceRow[]): readonly Stale[] {
  const known = new Map<string, string | null>();
  for (const { reference, read } of rows) {
    if (read.state === 'there') known.set(key(reference), read.digest);
    if (read.state === 'missing') known.set(key(reference), null);
  }
  return local.manifests.flatMap((manifest) => {
    const now = known.get(key(manifest.reference));
    return now === undefined || now === manifest.digest ? [] : [{ ...manifest, now }];
  });
}

/** A local copy of an earlier list: it is never amended, and its old digests are told. */
export function judgeLocal(facts: AssemblyFacts, { list }: Wanted, way: Way): readonly Finding[] {
  const { local, rows } = facts;
  const words = assemblyTexts().local;
  if (local === null || rowsThere(rows).length === 0) return [];
  const stale = staleIn(local, rows);
  const plain = way === 'manifest' ? words.old(list) : words.unused(list);
  return [
    finding(
      'local-list',
      stale.length > 0 ? 'warning' : 'ok',
      stale.length > 0 ? words.stale(list, stale.length) : plain,
      {
        evidence: [
          ...stale.map((one) => staleEvidence(local, one)),
          ...(stale.length > 0 ? [evidence(null, words.amended)] : []),
          ...(stale.length > 0 ? [evidence(null, plain)] : []),
        ],
        remedies: [removeLocal(list, facts, { title: words.remove.title })],
      },
    ),
  ];
}

/**
 * After the local copy was made, and before it is pushed. Only what was compared is fresh. What is not
 * would be pushed as it is by whoever comes next: it can be removed.
 */
export function judgeFresh(
  local: LocalList | null,
  rows: readonly SourceRow[],
  list: string,
  client: Client,
): Finding {
  const words = assemblyTexts().local;
  if (local === null) return finding('local-digests', 'problem', words.notMade);
  const [title, seen] = faultOf(local, rows) ?? [null, []];
  if (title === null) return finding('local-digests', 'ok', words.fresh);
  return finding('local-digests', 'problem', title, {
    evidence: seen,
    remedies: [removeLocal(list, client, words.again)],
  });
}

/** Why a local copy is not to be pushed, and what shows it; null where it is fresh. */
function faultOf(
  local: LocalList,
  rows: readonly SourceRow[],
): readonly [title: string, seen: readonly Evidence[]] | null {
  const words = assemblyTexts().local;
  const stale = staleIn(local, rows);
  if (stale.length > 0) {
    return [words.pushedAnew(stale.length), stale.map((one) => staleEvidence(local, one))];
  }
  const kept = new Set(local.manifests.map(({ reference }) => key(reference)));
  const lacking = rows.filter(({ reference }) => !kept.has(key(reference)));
  if (lacking.length > 0) {
    const references = lacking.map(({ reference }) => reference).join(', ');
    return [words.lacks(references), [holds(local)]];
  }
  const unread = rows.flatMap(({ reference, read }) =>
    read.state === 'unreadable' ? [evidence(read.seenBy, `${reference}: ${read.error}`)] : [],
  );
  return unread.length === 0 ? null : [words.notCompared(unread.length), unread];
}

/** Where the making stopped: the copy that it left here gets old. */
export function judgeLeft(
  local: LocalList | null,
  list: string,
  client: Client,
): readonly Finding[] {
  const words = assemblyTexts().local;
  if (local === null) return [];
  return [
    finding('local-list', 'warning', words.left(list), {
      evidence: [holds(local), evidence(null, words.leftTold)],
      remedies: [removeLocal(list, client, words.again)],
    }),
  ];
}

const holds = ({ folder, manifests }: LocalList): Evidence =>
  evidence(folder, assemblyTexts().local.holds(manifests.length));

function staleEvidence({ folder }: LocalList, { reference, digest, now }: Stale) {
  const words = assemblyTexts().local;
  return evidence(folder, words.digest(reference, digest, now ?? words.gone));
}

/** References that mean the same are written in several ways. */
function key(reference: string): string {
  const parsed = parseReference(reference);
  return parsed.ok ? `${parsed.name}:${parsed.digest ?? parsed.tag ?? 'latest'}` : reference;
}
