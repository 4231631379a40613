import type { Answers, ArchiveContent } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { productTexts } from '../../texts/products.ts';
import { findingOf } from '../finding-of.ts';
import type { ManifestFacts } from './facts.ts';
import { pushRemedies } from './push-remedies.ts';

const finding = findingOf('manifest');

/** Whether an archive is in a registry: how it gets there, or whether what is there is what it held. */
export function pushedFinding(facts: ManifestFacts, answers: Answers): readonly Finding[] {
  const words = productTexts().push;
  if (facts.unreadable !== null) return [];
  if (facts.source !== 'registry') {
    if (facts.others !== undefined) return [finding('pushed', 'skipped', words.several)];
    const remedies: readonly Remedy[] = pushRemedies(facts, answers);
    return remedies.length === 0 ? [] : [finding('pushed', 'skipped', words.notYet, { remedies })];
  }
  const { output } = answers;
  if (output.kind !== 'push' || output.archive === undefined) return [];
  const [status, title] = comparison(facts, output.archive);
  const seen = [
    evidence(facts.seenBy, facts.digest ?? ''),
    evidence(output.archive.where, output.archive.digest),
  ];
  return [finding('pushed', status, title, { evidence: seen })];
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
