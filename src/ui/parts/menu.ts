import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import {
  bold,
  cells,
  clip,
  type Line,
  line,
  muted,
  type Page,
  paragraph,
  span,
  wrap,
} from '../line.ts';

/** One row of a menu. */
export type Entry = {
  readonly title: string;
  /** A few words beside the title. */
  readonly hint?: string | undefined;
  /** Why this one; present where it is the one to take. */
  readonly recommended?: string | undefined;
};

export type MenuFold = {
  /** The reason of the recommended entry, and a hint that had no room, below the one they belong to. */
  readonly hasReason: boolean;
  /** Entries that have a row; the others are counted. */
  readonly most: number;
};

const unfolded: MenuFold = { hasReason: true, most: Number.MAX_SAFE_INTEGER };

/** Cells that a hint needs to tell anything. */
const enough = 24;

/** A menu: titles, hints and the recommendation in columns; what is under the cursor is told in full. */
export function menuLines(
  page: Page,
  entries: readonly Entry[],
  cursor: number,
  { hasReason, most }: MenuFold = unfolded,
): Line[] {
  const { theme, columns } = page;
  const first = Math.max(0, Math.min(cursor - most + 1, entries.length - most));
  const shown = entries.slice(first, first + most);
  const hidden = entries.length - shown.length;
  const titles = titleCells(columns, entries);
  const rows = shown.flatMap((entry, index) => {
    const isHere = first + index === cursor;
    const row = entryLine(page, entry, isHere, titles);
    const told = isHere && hasReason ? toldBelow(columns, entry, titles) : '';
    return told === '' ? [row] : [row, ...paragraph(told, columns, 4, 'muted')];
  });
  if (hidden === 0) return rows;
  return [...rows, line('  ', muted(`${theme.glyphs.more} ${texts().ui.moreWays(hidden)}`))];
}

/** Cells of the column of titles; a title that leaves the hints too little room is not counted. */
function titleCells(columns: number, entries: readonly Entry[]): number {
  const hinted = entries.filter(({ hint, recommended }) => hint ?? recommended);
  const widths = hinted.map(({ title }) => cells(title));
  return Math.max(0, ...widths.filter((width) => width <= columns - enough - cells(mark()) - 5));
}

/** Whether a way out is only told: Enter carries nothing out. */
export const isTold = ({ needs, question, leadsTo }: Remedy): boolean =>
  needs === 'person' && question === undefined && leadsTo === undefined;

/** A remedy as an entry: one that is only told says so, and looks like none that acts. */
export function remedyEntry(remedy: Remedy): Entry {
  const { title, hint, recommended } = remedy;
  if (!isTold(remedy)) return { title, hint, recommended };
  const { ui, joined } = texts();
  return { title, hint: hint ? joined.also(ui.byHand, hint) : ui.byHand, recommended };
}

/** The hint, where its row has no room for all of it, and why this one. */
function toldBelow(columns: number, { title, hint = '', recommended }: Entry, titles: number) {
  const room = hintCells(columns, title, titles) - (recommended === undefined ? 0 : cells(mark()));
  const rest = cells(hint) > room ? hint : '';
  if (recommended === undefined) return rest;
  const both = rest === '' ? recommended : texts().joined.titled(rest, recommended);
  // It stands before the reason where that costs no row.
  const rowsOf = (text: string) => wrap(text, columns - 4).length;
  return rowsOf(both) > rowsOf(recommended) ? recommended : both;
}

const hintCells = (columns: number, title: string, titles: number): number =>
  columns - 2 - Math.max(titles, cells(title)) - 3;

const mark = (): string => `   ${texts().ui.recommended}`;

function entryLine({ theme, columns }: Page, entry: Entry, isHere: boolean, titles: number): Line {
  const { title, hint = '', recommended } = entry;
  const { cursor, more } = theme.glyphs;
  const isMarked = recommended !== undefined;
  const room = hintCells(columns, title, titles) - (isMarked ? cells(mark()) : 0);
  const shown = room < Math.min(enough, cells(hint)) ? '' : clip(hint, room, more);
  const name = clip(title, columns - 2, more);
  const hasMark = isMarked && room >= 0;
  return line(
    span(isHere ? `${cursor} ` : '  ', 'accent'),
    isHere ? bold(name) : name,
    ' '.repeat(shown !== '' || hasMark ? Math.max(titles - cells(title), 0) + 3 : 0),
    muted(shown),
    span(hasMark ? mark().slice(shown === '' ? 3 : 0) : '', 'success'),
  );
}

/** The row a menu begins with: the recommended one, else the first. */
export function firstEntry(entries: readonly Entry[]): number {
  return Math.max(
    0,
    entries.findIndex(({ recommended }) => recommended !== undefined),
  );
}
