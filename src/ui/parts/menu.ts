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
  paragraph,
  span,
} from '../line.ts';

/** One row of a menu. */
export type Entry = {
  readonly title: string;
  /** A few words beside the title. */
  readonly hint?: string | undefined;
  /** Why this one; present where it is the one to take. */
  readonly recommended?: string | undefined;
};

/** A menu: titles, hints and the recommendation in columns; the reason below the one it belongs to. */
export function menuLines(page: Page, entries: readonly Entry[], cursor: number): Line[] {
  const { theme, columns } = page;
  const titles = Math.max(...entries.map(({ title }) => cells(title)), 0);
  const mark = texts().ui.recommended;
  const hints = Math.max(...entries.map(({ hint }) => cells(hint ?? '')), 0);
  const room = Math.min(hints, columns - 2 - titles - 3 - (cells(mark) + 3));
  return entries.flatMap(({ title, hint = '', recommended }, index) => {
    const isHere = index === cursor;
    const shownHint = room < 8 ? '' : clip(hint, room, theme.glyphs.more);
    const row = line(
      span(isHere ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
      isHere ? bold(pad(title, titles)) : pad(title, titles),
      muted(`   ${pad(shownHint, Math.max(0, room))}`),
      span(recommended === undefined ? '' : `   ${mark}`, 'success'),
    );
    if (!isHere || recommended === undefined || recommended === '') return [row];
    return [row, ...paragraph(recommended, columns, 4, 'muted')];
  });
}

/** The row a menu begins with: the recommended one, else the first. */
export function firstEntry(entries: readonly Entry[]): number {
  return Math.max(
    0,
    entries.findIndex(({ recommended }) => recommended !== undefined),
  );
}
