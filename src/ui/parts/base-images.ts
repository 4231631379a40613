import type { BaseImage, Coverage, TargetFacts } from '../../checklist/target.ts';
import { texts } from '../../texts/index.ts';
import { cells, clip, type Line, line, muted, type Page, pad, type Span, span } from '../line.ts';

/** Every base image against every chosen platform: those that lack one first. */
export function baseImageLines(page: Page, facts: TargetFacts, chosen: readonly string[]): Line[] {
  const { target } = texts().ui;
  const possible = facts.choices
    .filter(({ kind }) => kind !== null)
    .map(({ platform }) => platform);
  const platforms = chosen.length > 0 ? chosen : possible;
  if (facts.baseImages.length === 0 || platforms.length === 0) return [];
  const images = [...facts.baseImages].sort((a, b) => lacks(b, platforms) - lacks(a, platforms));
  const name =
    Math.min(28, Math.max(cells(target.baseImages), ...images.map(({ image }) => cells(image)))) +
    3;
  const most = Math.max(1, Math.floor((page.columns - 2 - name) / column));
  // Where not all of them fit, those that an image lacks are the ones to see.
  const byLack = [...platforms].sort((a, b) => lacking(images, b) - lacking(images, a));
  const shown = platforms.length <= most ? platforms : byLack.slice(0, Math.max(1, most - 1));
  const hidden = platforms.length - shown.length;
  const head = line(
    '  ',
    muted(pad(target.baseImages, name)),
    ...shown.map((platform) => muted(pad(shortName(platform), column))),
    muted(hidden === 0 ? '' : target.morePlatforms(hidden)),
  );
  return [head, ...images.map((image) => imageLine(page, image, shown, platforms, name))];
}

const column = 9;

const shortName = (platform: string): string => platform.replace(/^linux\//, '');

const lacking = (images: readonly BaseImage[], platform: string): number =>
  images.filter(({ coverage }) => coverage[platform] === 'no').length;

const lacks = ({ coverage, unknown }: BaseImage, platforms: readonly string[]): number =>
  platforms.some((platform) => coverage[platform] === 'no') ? 2 : unknown === null ? 0 : 1;

function imageLine(
  page: Page,
  { image, coverage, unknown }: BaseImage,
  shown: readonly string[],
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
  const room = page.columns - 2 - name - shown.length * column;
  const words = missing.length === 0 ? '' : target.notPublished(missing.join(', '));
  return [
    ...start,
    ...shown.map((platform) => coverageCell(page, coverage[platform] ?? 'unknown')),
    span(room >= cells(words) ? words : '', 'problem'),
  ];
}

/** A glyph and a word: `✗ no`. */
function coverageCell({ theme: { glyphs } }: Page, coverage: Coverage): Span {
  const word = texts().ui.target.coverage[coverage];
  switch (coverage) {
    case 'yes':
      return span(pad(`${glyphs.success} ${word}`, column), 'success');
    case 'no':
      return span(pad(`${glyphs.problem} ${word}`, column), 'problem');
    default:
      return muted(pad(word, column));
  }
}
