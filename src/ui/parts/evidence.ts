import type { Evidence } from '../../model/evidence.ts';
import { texts } from '../../texts/index.ts';
import { cells, clip, type Line, line, muted, type Page, wrap } from '../line.ts';

export type EvidenceFold = {
  /** A source takes one row: what was said needs the others. */
  readonly isBrief?: boolean;
  /** Where it was seen stands above it, unless this is false. */
  readonly hasSources?: boolean;
  /** Rows of what was said that are shown of each; the others become an ellipsis. */
  readonly most?: number;
};

/** What was seen, behind a bar, below where; what several of one source say is below it once. */
export function evidenceLines(
  { theme, columns }: Page,
  evidence: readonly Evidence[],
  indent: number,
  { isBrief = false, hasSources = true, most = Number.MAX_SAFE_INTEGER }: EvidenceFold = {},
): Line[] {
  const margin = ' '.repeat(indent);
  const bar = `${theme.glyphs.bar} `;
  const room = columns - indent;
  return evidence.flatMap((seen, index) => {
    const source = sourceOf(seen);
    const isKnown = !hasSources || source === '' || source === sourceOf(evidence[index - 1]);
    const said = seen.text.split('\n').filter((row) => row.trim() !== '');
    const told = said.length > most ? [...said.slice(0, most), theme.glyphs.more] : said;
    const named = isBrief ? [clip(source, room, theme.glyphs.more)] : wrap(source, room);
    return [
      ...(isKnown ? [] : named.map((row) => line(margin, muted(row)))),
      ...told
        .flatMap((row) => wrap(row, room - cells(bar)))
        .map((row) => line(margin, muted(bar + row))),
    ];
  });
}

/** Where something was seen: a file and its line, or a command. */
export function sourceOf(evidence: Evidence | undefined): string {
  const { source, line: number } = evidence ?? { source: null, line: null };
  if (source === null) return '';
  return number === null ? source : texts().joined.placed(source, texts().ui.lineOf(number));
}
