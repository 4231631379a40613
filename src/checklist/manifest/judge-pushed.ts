import type { Answers, ArchiveContent } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { findingOf } from '../finding-of.ts';
import { hasGone, leftOf, listsOf, type ManifestFacts } from './facts.ts';
import { pushOneOf, pushRemedies, whyNotCopied } from './push-remedies.ts';
import { pushedOf } from './wanted-lists.ts';

const finding = findingOf('manifest');

/** Whether an archive is in a registry: how it gets there, or whether what is there is what it held. */
export function pushedFinding(facts: ManifestFacts, answers: Answers): readonly Finding[] {
  const words = productTexts().push;
  if (answers.output.kind !== 'push' && facts.others !== undefined) return several(facts, answers);
  const left = leftOf(facts);
  if (left.unreadable !== null || hasGone(left)) return [];
  if (left.source !== 'registry') {
    const why = whyNotCopied(left);
    if (why === 'list') return [];
    const title = why === null ? words.notYet : words.notYetBuilt[why];
    return [finding('pushed', 'skipped', title, { remedies: pushRemedies(left, answers) })];
  }
  const { output } = answers;
  if (output.kind !== 'push' || output.archive === undefined) return [];
  return [compared(facts, output.archive)];
}

/** Each archive of a bake by itself: those that were pushed, and how the others are. */
function several(facts: ManifestFacts, answers: Answers): readonly Finding[] {
  const words = productTexts().push;
  const lists = listsOf(facts)
    .map(leftOf)
    .filter(({ unreadable }) => unreadable === null);
  const left = lists.filter(({ source }) => source !== 'registry');
  const there = lists.flatMap((list) => {
    const pushed = pushedOf(answers.output, list.target);
    // What went with its registry is an archive again.
    return pushed === null || list.source !== 'registry' ? [] : [compared(list, pushed.archive)];
  });
  const some = left.filter((list) => whyNotCopied(list) === null);
  const remedies = some.flatMap((list) => pushOneOf(list, answers));
  const others = (['tools', 'colon', 'list'] as const).flatMap((why) => {
    const these = left.filter((list) => whyNotCopied(list) === why);
    return these.length === 0
      ? []
      : [finding('pushed', 'skipped', words.several[why](namesOf(these)))];
  });
  return [
    ...there,
    ...others,
    ...(some.length === 0
      ? []
      : [finding('pushed', 'skipped', words.notYetOf(namesOf(some)), { remedies })]),
  ];
}

const namesOf = (lists: readonly ManifestFacts[]): string =>
  lists.map(({ target, where }) => target ?? where).join(texts().joined.comma);

/** What is in the registry, held against what the archive held. */
function compared(facts: ManifestFacts, archive: ArchiveContent): Finding {
  const { target, seenBy, digest } = facts;
  const [status, title] = comparison(facts, archive);
  const seen = [evidence(seenBy, digest ?? ''), evidence(archive.where, archive.digest)];
  const named = target === undefined ? title : texts().bake.ofTarget(target, title);
  return finding('pushed', status, named, { evidence: seen });
}

function comparison(facts: ManifestFacts, archive: ArchiveContent): readonly [Status, string] {
  const words = productTexts().push;
  const { where } = archive;
  if (facts.digest === archive.digest) return ['ok', words.same(where)];
  const there = new Map(facts.rows.map(({ platform, digest }) => [platform, digest]));
  const others = Object.entries(archive.images).flatMap(([platform, digest]) =>
    there.get(platform) === digest ? [] : [platform],
  );
  // What was copied has to be what it was; a build may make another list around the same images.
  if (archive.by === 'copy') return ['problem', words.different(where, others)];
  return others.length === 0
    ? ['ok', words.sameImages(where)]
    : ['warning', words.different(where, others)];
}
