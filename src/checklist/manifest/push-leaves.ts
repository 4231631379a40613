import type { RegistryAccess } from '../../docker/buildkit-config.ts';
import { registryOf } from '../../docker/reference.ts';
import type { Answers, ArchiveContent } from '../../model/answers.ts';
import type { ManifestFacts } from './facts.ts';

/** What a push leaves to be looked at, as answers. */
export type Leaves = {
  /** The archive was copied. */
  readonly copy: (reference: string, access: RegistryAccess | null) => Partial<Answers>;
  /** It is built again. */
  readonly build: (reference: string) => Partial<Answers>;
};

/** The reference, in place of the archive. */
export function inItsPlace(facts: ManifestFacts, answers: Answers): Leaves {
  const leaves = (by: ArchiveContent['by'], reference: string) => ({
    output: { kind: 'push', archive: contentOf(facts, by) } as const,
    ...tagged(reference, facts, answers),
  });
  return {
    build: (reference) => leaves('build', reference),
    // The step that makes builders is not gone through again.
    copy: (reference, access) => ({
      ...leaves('copy', reference),
      ...{ registry: registryOf(reference), access },
    }),
  };
}

/** The reference for one of several targets of a bake: the others are archives still. */
export function amongOthers(facts: ManifestFacts, answers: Answers): Leaves {
  const { output } = answers;
  const { target } = facts;
  const alone = inItsPlace(facts, answers);
  if (output.kind === 'push' || target === undefined) return alone;
  return {
    ...alone,
    copy: (reference, access) => {
      const one = { reference, access, archive: contentOf(facts, 'copy') };
      return { output: { ...output, pushed: { ...output.pushed, [target]: one } } };
    },
  };
}

/** The reference as an answer; of a bake's target, beside the file. */
function tagged(
  reference: string,
  { target }: ManifestFacts,
  { bake }: Answers,
): Partial<Pick<Answers, 'tags' | 'bake'>> {
  if (bake === null || target === undefined) return { tags: [reference] };
  return { bake: { ...bake, tags: { ...bake.tags, [target]: reference } } };
}

function contentOf(
  { source, where, digest, rows }: ManifestFacts,
  by: ArchiveContent['by'],
): ArchiveContent {
  const images = Object.fromEntries(rows.map((row) => [row.platform, row.digest]));
  const kind = source === 'oci-dir' ? 'oci-dir' : 'oci';
  return { kind, where, digest: digest ?? '', images, by };
}
