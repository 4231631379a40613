import { personRemedy } from '../checklist/remedy-of.ts';
import {
  contradicts,
  type ImagePlatform,
  isSamePlatform,
  lacksVariant,
  platformText,
} from '../docker/image-platform.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { nameAs, nameFreely } from './annotating.ts';
import type { Wanted } from './assembly.ts';
import { type AssemblyFacts, rowsThere, type ThereRow } from './facts.ts';
import { choice, finding } from './finding.ts';
import { without } from './judge-sources.ts';
import { annotationOf, type Entry, entriesOf } from './platforms.ts';

/** Whether each image is for the platform that it is called, each platform is there once, and ARM has its variant. */
export function judgePlatforms(facts: AssemblyFacts, wanted: Wanted): readonly Finding[] {
  const rows = rowsThere(facts.rows);
  const single = rows.filter(({ reference, read }) => {
    return read.images.length === 1 && annotationOf(reference, wanted) === undefined;
  });
  // One that is called otherwise is another one's double by mistake: that is said of it.
  const misnamed = single.filter(isMisnamed).map(({ reference }) => reference);
  const others = entriesOf(rows, wanted).filter(({ reference }) => !misnamed.includes(reference));
  const wrong = single.flatMap((row) => wrongly(row, others, facts, wanted) ?? []);
  const doubled = doubledIn(others, facts, wanted);
  if (wrong.length + doubled.length > 0) return [...wrong, ...doubled];
  if (rows.length === 0) return [];
  const platforms = entriesOf(rows, wanted).flatMap(({ platform }) =>
    platform === null ? [] : [platformText(platform)],
  );
  const { ok } = assemblyTexts().platforms;
  return [finding('source-platforms', 'ok', ok(platforms.join(', ')))];
}

function isMisnamed({ named, read }: ThereRow): boolean {
  const said = read.images[0]?.platform ?? null;
  return said !== null && named !== null && contradicts(said, named);
}

/** What is wrong with one image, beside the others that are called what they are. */
function wrongly(
  row: ThereRow,
  others: readonly Entry[],
  facts: AssemblyFacts,
  wanted: Wanted,
): Finding | null {
  const { reference, named, read } = row;
  const words = assemblyTexts().platforms;
  const said = read.images[0]?.platform ?? null;
  const seen = [evidence(read.seenBy, said === null ? '' : words.says(platformText(said)))];
  const naming = (platform: ImagePlatform | null, isSure: boolean) =>
    platform === null ? [] : nameAs(row, platform, wanted, isSure);
  const freely = nameFreely(row, facts, wanted);
  const rebuild = (platform: ImagePlatform | null) =>
    platform === null ? [] : [personRemedy(words.rebuild(reference, platformText(platform)))];
  if (said === null) {
    return finding('source-platforms', 'problem', words.none(reference), {
      evidence: seen,
      remedies: [
        ...[...naming(named, true), ...freely, ...rebuild(named)],
        ...without(reference, facts, wanted),
      ],
    });
  }
  if (named !== null && isMisnamed(row)) {
    const title = words.contradiction(reference, platformText(named), platformText(said));
    const asIs = choice({
      ...words.asIs(reference, platformText(said)),
      wants: { annotations: { ...wanted.annotations, [reference]: said } },
    });
    // It would be there twice otherwise.
    const isFree = !others.some(({ platform }) => platform && isSamePlatform(platform, said));
    return finding('source-platforms', 'problem', title, {
      evidence: seen,
      remedies: [
        ...[...rebuild(named), ...naming(named, false), ...(isFree ? [asIs] : []), ...freely],
        ...without(reference, facts, wanted),
      ],
    });
  }
  if (!lacksVariant(said)) return null;
  const variants = named?.variant == null ? ['v7', 'v6'] : [named.variant];
  return finding('source-platforms', 'warning', words.noVariant(reference), {
    evidence: [...seen, evidence(null, words.noVariantTold)],
    remedies: [
      ...variants.flatMap((variant) => naming({ ...said, variant }, named?.variant != null)),
      ...freely,
    ],
  });
}

function doubledIn(
  entries: readonly Entry[],
  facts: AssemblyFacts,
  wanted: Wanted,
): readonly Finding[] {
  const words = assemblyTexts().platforms;
  const known = entries.flatMap(({ reference, platform }) =>
    platform === null ? [] : [{ reference, platform }],
  );
  const first = known.filter(
    (entry, index) =>
      known.findIndex(({ platform }) => isSamePlatform(platform, entry.platform)) === index,
  );
  return first.flatMap(({ platform }) => {
    const same = known.filter((entry) => isSamePlatform(entry.platform, platform));
    const references = [...new Set(same.map(({ reference }) => reference))];
    // What one list has in it was put together on purpose.
    if (references.length < 2) return [];
    return finding(
      'source-platforms',
      'problem',
      words.doubled(platformText(platform), references.join(', ')),
      { remedies: references.flatMap((reference) => without(reference, facts, wanted)) },
    );
  });
}
