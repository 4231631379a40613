import { type Archive, orasCopy, type PushTarget, skopeoCopy } from '../../docker/push-archive.ts';
import { parseReference } from '../../docker/reference.ts';
import type { Answers, ArchiveContent } from '../../model/answers.ts';
import type { Remedy } from '../../model/remedy.ts';
import { productTexts } from '../../texts/products.ts';
import { answerRemedy } from '../remedy-of.ts';
import { referenceSentence } from '../target/reference-fault.ts';
import type { ManifestFacts, Pushing } from './facts.ts';

/** A way to push an archive: the command for a target, or the build once more. */
type Way = {
  readonly id: 'skopeo' | 'oras' | 'build';
  /** Null where the build is run again. */
  readonly command: ((target: PushTarget) => readonly string[]) | null;
};

/** The ways to push an archive, the one to take first. Each asks for the reference before it does anything. */
export function pushRemedies(facts: ManifestFacts, answers: Answers): readonly Remedy[] {
  const { pushing } = facts;
  const archive = archiveIn(facts);
  if (archive === null || pushing === undefined) return [];
  const words = productTexts().push;
  return waysOf(archive, pushing).map((way, index) =>
    answerRemedy({
      title: words.ways[way.id].title,
      hint: words.ways[way.id].hint,
      ...(index === 0 && { recommended: words.ways[way.id].recommended }),
      changes: words.changes(facts.where),
      question: {
        prompt: words.prompt,
        initial: pushing.suggestion,
        check: (text) => referenceSentence(text.trim(), true),
        answer: async (text: string) => pushRemedy(way, text.trim(), facts, answers),
      },
    }),
  );
}

function archiveIn({ source, where, digest, pushing }: ManifestFacts): Archive | null {
  if (source === 'registry' || digest === null || pushing === undefined) return null;
  return { kind: source, path: where, name: pushing.name, digest };
}

function waysOf(archive: Archive, { skopeo, oras, authFile }: Pushing): readonly Way[] {
  const copy = (target: PushTarget) => skopeoCopy(archive, target, skopeo ?? '', authFile) ?? [];
  // skopeo takes what is after a colon for a name.
  const hasSkopeo = skopeo !== null && !archive.path.includes(':');
  return [
    ...(hasSkopeo ? [{ id: 'skopeo', command: copy } as const] : []),
    ...(oras === null
      ? []
      : [{ id: 'oras', command: (target: PushTarget) => orasCopy(archive, target) } as const]),
    { id: 'build', command: null },
  ];
}

/** What the person consents to, once they said where it goes. */
function pushRemedy(
  { id, command }: Way,
  reference: string,
  facts: ManifestFacts,
  answers: Answers,
): Remedy {
  const words = productTexts().push;
  const parsed = parseReference(reference);
  const registry = parsed.ok ? parsed.registry : answers.registry;
  const access = registry === answers.registry ? answers.access : null;
  const archive = contentOf(facts, command === null ? 'build' : 'copy');
  const shared = {
    title: words.ways[id].title,
    sets: { output: { kind: 'push', archive }, ...tagged(reference, facts, answers) },
  } as const;
  if (command === null || !parsed.ok) return answerRemedy({ ...shared, changes: words.builds });
  return {
    ...{ ...shared, needs: 'consent', changes: words.copies(facts.where, reference) },
    undo: words.undo,
    actions: [{ run: command({ ...parsed, access }) }],
    // The step that makes builders is not gone through again.
    sets: { ...shared.sets, registry, access },
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

function contentOf({ where, digest, rows }: ManifestFacts, by: ArchiveContent['by']) {
  const images = Object.fromEntries(rows.map((row) => [row.platform, row.digest]));
  return { where, digest: digest ?? '', images, by };
}
