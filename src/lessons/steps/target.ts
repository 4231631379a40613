import type { BaseImage } from '../../checklist/target/facts.ts';
import { inspectRaw } from '../../docker/image-commands.ts';
import { parseReference } from '../../docker/reference.ts';
import { texts } from '../../texts/index.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { type Branch, tree } from '../lines.ts';
import { page } from '../page.ts';
import { builderIn, platformsIn, referenceIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function targetPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().target;
  return [
    page(words.title, (values) => [
      ...words.about.map(text),
      tree(referenceBranch(referenceIn(known, values))),
      tree(platformsBranch(known, values)),
    ]),
    page(words.commandTitle, (values) => [
      apart(inspectRaw(baseImageIn(known, values), builderIn(known)?.name ?? null), words.command),
      text(words.before),
      times(words),
    ]),
  ];
}

/** The reference in its parts. */
function referenceBranch(reference: string): Branch {
  const words = lessonTexts().target;
  const parsed = parseReference(reference);
  if (!parsed.ok) return { row: [reference] };
  const { registry, repository, tag } = parsed;
  const isNamed = reference.startsWith(`${registry}/`);
  return {
    row: [reference],
    below: [
      { row: [registry, isNamed ? words.registry : words.hub] },
      { row: [repository, words.repository] },
      { row: [tag ?? 'latest', words.version] },
    ],
  };
}

/** The platforms that were chosen, and whether the base image is there for each. */
function platformsBranch(known: Known, values: Values): Branch {
  const words = lessonTexts().target;
  const platforms = platformsIn(known, values);
  const bases = (known.facts.target?.baseImages ?? []).filter(({ coverage }) =>
    platforms.some((platform) => coverage[platform] === 'yes' || coverage[platform] === 'no'),
  );
  const base = bases.find((image) => lacking(image, platforms).length > 0) ?? bases[0];
  return {
    row: [platforms.join(texts().joined.comma)],
    below: base === undefined ? partsOf(platforms.at(-1) ?? '') : [baseBranch(base, platforms)],
  };
  function baseBranch(image: BaseImage, wanted: readonly string[]): Branch {
    const missing = lacking(image, wanted);
    const there = wanted.filter((platform) => image.coverage[platform] === 'yes');
    const about =
      missing.length > 0
        ? words.lacks(missing.join(texts().joined.comma))
        : words.has(there.join(texts().joined.comma));
    return { row: [`${words.base} ${image.image}`, about] };
  }
}

const lacking = ({ coverage }: BaseImage, platforms: readonly string[]): readonly string[] =>
  platforms.filter((platform) => coverage[platform] === 'no');

/** A platform in its parts. */
function partsOf(platform: string): readonly Branch[] {
  const words = lessonTexts().target;
  const abouts = [words.system, words.processor, words.variant];
  return platform.split('/').map((part, index) => ({ row: [part, abouts[index] ?? ''] }));
}

const baseImageIn = ({ facts }: Known, values: Values): string =>
  values.of(facts.target?.baseImages[0]?.image, 'golang:1.25-alpine');
