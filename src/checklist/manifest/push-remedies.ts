import { caOf } from '../../docker/buildkit-config.ts';
import { type Archive, certFolder, orasCopy, skopeoCopy } from '../../docker/push-archive.ts';
import { parseReference } from '../../docker/reference.ts';
import type { Answers, ArchiveContent } from '../../model/answers.ts';
import type { Remedy } from '../../model/remedy.ts';
import { productTexts } from '../../texts/products.ts';
import { typedWith } from '../client-trust.ts';
import { answerRemedy } from '../remedy-of.ts';
import { referenceSentence } from '../target/reference-fault.ts';
import { type Command, copyRemedy, type Refused } from './copy-remedy.ts';
import type { ManifestFacts, Pushing } from './facts.ts';

/** A way to push an archive: the command for a target, or the build once more. */
type Way = {
  readonly id: 'skopeo' | 'oras' | 'build';
  /** Null where the build is run again. */
  readonly command: Command | null;
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

function waysOf(archive: Archive, pushing: Pushing): readonly Way[] {
  const { skopeo, oras } = pushing;
  // skopeo takes what is after a colon for a name.
  const hasSkopeo = skopeo !== null && !archive.path.includes(':');
  return [
    ...(hasSkopeo ? [{ id: 'skopeo', command: bySkopeo(archive, skopeo, pushing) } as const] : []),
    ...(oras === null ? [] : [{ id: 'oras', command: byOras(archive) } as const]),
    { id: 'build', command: null },
  ];
}

const byOras =
  (archive: Archive): Command =>
  (target) => ({ run: orasCopy(archive, target) });

/** An authority's file is in its folder, or in the environment: where that is not read, nothing names it. */
const bySkopeo =
  (archive: Archive, version: string, { authFile, readsCertFile }: Pushing): Command =>
  (target) => {
    const ca = caOf(target.access);
    const isNamed = ca === null || certFolder(target) !== null;
    if (!isNamed && !readsCertFile) {
      return { refused: productTexts().push.inFolder(target.registry) };
    }
    const run = skopeoCopy(archive, target, version, authFile) ?? [];
    return { run: isNamed ? run : typedWith(run, { SSL_CERT_FILE: ca }) };
  };

/** What follows from where it goes: the build step, or a copy that is consented to. */
async function pushRemedy(
  { id, command }: Way,
  reference: string,
  facts: ManifestFacts,
  answers: Answers,
): Promise<Remedy | Refused> {
  const words = productTexts().push;
  const parsed = parseReference(reference);
  const { pushing } = facts;
  const archive = contentOf(facts, command === null ? 'build' : 'copy');
  const { title } = words.ways[id];
  const sets = { output: { kind: 'push', archive }, ...tagged(reference, facts, answers) } as const;
  if (command === null || !parsed.ok || pushing === undefined) {
    return answerRemedy({ title, sets, changes: words.builds });
  }
  const changes = words.copies(facts.where, reference);
  return copyRemedy({ title, changes, sets, command, to: parsed, pushing });
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
