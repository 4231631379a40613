import type { BaseImage, Coverage, TargetFacts } from '../../checklist/target.ts';
import { texts } from '../../texts/index.ts';
import {
  bold,
  cells,
  clip,
  type Line,
  line,
  muted,
  type Page,
  pad,
  type Span,
  span,
} from '../line.ts';

/** Every base image against every chosen platform, those that lack one first; at most `page.rows` rows. */
export function baseImageLines(page: Page, facts: TargetFacts, chosen: readonly string[]): Line[] {
  const { target } = texts().ui;
  const platforms = platformsOf(facts, chosen);
  if (facts.baseImages.length === 0 || platforms.length === 0 || page.rows < 2) return [];
  const images = [...facts.baseImages].sort((a, b) => lacks(b, platforms) - lacks(a, platforms));
  const name = nameCells(images);
  const matrix = matrixOf(page, images, platforms, name);
  const head = line(
    '  ',
    bold(pad(target.baseImages, name)),
    ...matrix.shown.map((platform) => muted(pad(shortName(platform), matrix.width(platform)))),
    muted(matrix.hidden === 0 ? '' : target.morePlatforms(matrix.hidden)),
  );
  const room = page.rows - 1;
  const fitting = images.length <= room ? images : images.slice(0, room - 1);
  const rest = images.length - fitting.length;
  if (fitting.length === 0) return [];
  return [
    head,
    ...fitting.map((image) => imageLine(page, image, matrix, platforms, name)),
    ...(rest === 0
      ? []
      : [line('  ', muted(`${page.theme.glyphs.more} ${target.moreImages(rest)}`))]),
  ];
}

/** Whether every platform has its column. */
export function hasAllColumns(page: Page, facts: TargetFacts, chosen: readonly string[]): boolean {
  const { baseImages } = facts;
  const platforms = platformsOf(facts, chosen);
  return matrixOf(page, baseImages, platforms, nameCells(baseImages)).hidden === 0;
}

function platformsOf({ choices }: TargetFacts, chosen: readonly string[]): readonly string[] {
  if (chosen.length > 0) return chosen;
  return choices.filter(({ kind }) => kind !== null).map(({ platform }) => platform);
}

/** Cells of the column of images. */
function nameCells(images: readonly BaseImage[]): number {
  const names = [texts().ui.target.baseImages, ...images.map(({ image }) => image)];
  return Math.min(28, Math.max(...names.map(cells))) + 3;
}

/** The columns: with words, with glyphs alone, or those that an image lacks and as many as have room. */
type Matrix = {
  readonly shown: readonly string[];
  readonly hidden: number;
  readonly hasWords: boolean;
  readonly width: (platform: string) => number;
};

const gap = 2;

function matrixOf(
  page: Page,
  images: readonly BaseImage[],
  platforms: readonly string[],
  name: number,
): Matrix {
  const { glyphs } = page.theme;
  const words = Object.values(texts().ui.target.coverage);
  const sign = Math.max(cells(glyphs.success), cells(glyphs.problem));
  const withWords = sign + 1 + Math.max(...words.map(cells));
  const room = page.columns - 2 - name;
  const widthWith = (least: number) => (platform: string) =>
    Math.max(cells(shortName(platform)), least) + gap;
  const sum = (some: readonly string[], width: (platform: string) => number) =>
    some.reduce((total, platform) => total + width(platform), 0);
  const wide = widthWith(withWords);
  if (sum(platforms, wide) <= room)
    return { shown: platforms, hidden: 0, hasWords: true, width: wide };
  const width = widthWith(sign);
  const kept: string[] = [];
  for (const platform of [...platforms].sort((a, b) => lacking(images, b) - lacking(images, a))) {
    const isLast = kept.length === platforms.length - 1;
    if (sum([...kept, platform], width) > room - (isLast ? 0 : gap + 3)) break;
    kept.push(platform);
  }
  const shown = platforms.filter((platform) => kept.includes(platform));
  return { shown, hidden: platforms.length - shown.length, hasWords: false, width };
}

const shortName = (platform: string): string => platform.replace(/^linux\//, '');

/** How much there is to see in a platform's column. */
const lacking = (images: readonly BaseImage[], platform: string): number =>
  images.reduce((sum, { coverage }) => {
    if (coverage[platform] === 'yes') return sum;
    return sum + (coverage[platform] === 'no' ? images.length + 1 : 1);
  }, 0);

const lacks = ({ coverage, unknown }: BaseImage, platforms: readonly string[]): number =>
  platforms.some((platform) => coverage[platform] === 'no') ? 2 : unknown === null ? 0 : 1;

function imageLine(
  page: Page,
  { image, coverage, unknown }: BaseImage,
  { shown, hasWords, width }: Matrix,
  platforms: readonly string[],
  name: number,
): Line {
  const { target } = texts().ui;
  const { more } = page.theme.glyphs;
  const start = line('  ', pad(clip(image, name - 3, more), name));
  if (unknown !== null) {
    return [...start, span(clip(unknown, page.columns - 2 - name, more), 'warning')];
  }
  const missing = platforms.filter((platform) => coverage[platform] === 'no').map(shortName);
  const used = shown.reduce((sum, platform) => sum + width(platform), 0);
  const words = missing.length === 0 ? '' : target.notPublished(missing.join(texts().joined.comma));
  return [
    ...start,
    ...shown.map((platform) =>
      coverageCell(page, coverage[platform] ?? 'unknown', hasWords, width(platform)),
    ),
    span(page.columns - 2 - name - used >= cells(words) ? words : '', 'problem'),
  ];
}

/** A glyph, and where there is room a word: `✗ no`. */
function coverageCell(
  { theme: { glyphs } }: Page,
  coverage: Coverage,
  hasWord: boolean,
  width: number,
): Span {
  const word = texts().ui.target.coverage[coverage];
  const told = (glyph: string) => pad(hasWord ? `${glyph} ${word}` : glyph, width);
  switch (coverage) {
    case 'yes':
      return span(told(glyphs.success), 'success');
    case 'no':
      return span(told(glyphs.problem), 'problem');
    default:
      return muted(pad(hasWord ? word : coverage === 'looking' ? glyphs.more : word, width));
  }
}
