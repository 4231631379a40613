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
  const hints = Math.max(...entries.map(({ hint }) => cells(hint ?? '')), 0);
  const hasMark = entries.some(({ recommended }) => recommended !== undefined);
  const mark = hasMark ? `   ${texts().ui.recommended}` : '';
  const room = Math.max(0, Math.min(hints, columns - 2 - titles - 3 - cells(mark)));
  return entries.flatMap(({ title, hint = '', recommended }, index) => {
    const isHere = index === cursor;
    const shownHint = room < 8 ? '' : clip(hint, room, theme.glyphs.more);
    const isMarked = recommended !== undefined;
    const row = line(
      span(isHere ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
      isHere ? bold(title) : title,
      ' '.repeat(shownHint !== '' || isMarked ? titles - cells(title) + 3 : 0),
      muted(isMarked ? pad(shownHint, room) : shownHint),
      span(isMarked ? mark : '', 'success'),
    );
    // What a person looks at is told in full.
    const told = [shownHint === hint ? '' : hint, recommended ?? ''].filter((text) => text !== '');
    return isHere ? [row, ...told.flatMap((text) => paragraph(text, columns, 4, 'muted'))] : [row];
  });
}

/** The row a menu begins with: the recommended one, else the first. */
export function firstEntry(entries: readonly Entry[]): number {
  return Math.max(
    0,
    entries.findIndex(({ recommended }) => recommended !== undefined),
  );
}
