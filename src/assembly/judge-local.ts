import { commandRemedy } from '../checklist/remedy-of.ts';
import { manifestRemove } from '../docker/list-commands.ts';
import type { LocalManifest } from '../docker/local-manifests.ts';
import { parseReference } from '../docker/reference.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Wanted, Way } from './assembly.ts';
import { type AssemblyFacts, type LocalList, rowsThere } from './facts.ts';
import { finding } from './finding.ts';
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
export function judgeLocal(
  { local, rows }: AssemblyFacts,
  { list }: Wanted,
  way: Way,
): readonly Finding[] {
  const words = assemblyTexts().local;
  if (local === null || rowsThere(rows).length === 0) return [];
  const stale = staleIn(local, rows);
  const plain = way === 'manifest' ? words.old(list) : words.unused(list);
  const remove = commandRemedy({
    title: words.remove.title,
    changes: words.remove.changes(list),
    ...{ needs: 'consent', run: [{ run: manifestRemove(list) }], reversal: [] },
  });
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
        remedies: [remove],
      },
    ),
  ];
}

/** After the local copy was made, and before it is pushed. Only what was compared is fresh. */
export function judgeFresh(local: LocalList | null, rows: readonly SourceRow[]): Finding {
  const words = assemblyTexts().local;
  if (local === null) return finding('local-digests', 'problem', words.notMade);
  const stale = staleIn(local, rows);
  if (stale.length > 0) {
    return finding('local-digests', 'problem', words.pushedAnew(stale.length), {
      evidence: stale.map((one) => staleEvidence(local, one)),
    });
  }
  const kept = new Set(local.manifests.map(({ reference }) => key(reference)));
  const lacking = rows.filter(({ reference }) => !kept.has(key(reference)));
  if (lacking.length > 0) {
    const references = lacking.map(({ reference }) => reference).join(', ');
    return finding('local-digests', 'problem', words.lacks(references), {
      evidence: [evidence(local.folder, words.holds(local.manifests.length))],
    });
  }
  const unread = rows.flatMap(({ reference, read }) =>
    read.state === 'unreadable' ? [evidence(read.seenBy, `${reference}: ${read.error}`)] : [],
  );
  return unread.length === 0
    ? finding('local-digests', 'ok', words.fresh)
    : finding('local-digests', 'problem', words.notCompared(unread.length), { evidence: unread });
}

function staleEvidence({ folder }: LocalList, { reference, digest, now }: Stale) {
  const words = assemblyTexts().local;
  return evidence(folder, words.digest(reference, digest, now ?? words.gone));
}

/** References that mean the same are written in several ways. */
function key(reference: string): string {
  const parsed = parseReference(reference);
  return parsed.ok ? `${parsed.name}:${parsed.digest ?? parsed.tag ?? 'latest'}` : reference;
}
