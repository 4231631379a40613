import { texts } from '../../texts/index.ts';
import { type Line, line, muted, type Page } from '../line.ts';

/** The rows of a panel, and the row that has to be seen. */
export type Body = {
  readonly lines: readonly Line[];
  readonly keep: number;
  /** The row that would be the first one without any shift, where that does not follow from `keep`. */
  readonly home?: number;
};

/** Rows around the body: title, notice, rail, key line, and a blank row above where there is room. */
const frameRows = (rows: number): number => (rows < 20 ? 4 : 5);

/** The page that a panel's body is drawn on. The whole panel leaves the window's last row free. */
export const bodyPage = (page: Page): Page => ({
  ...page,
  rows: page.rows - 1 - frameRows(page.rows),
});

/** What of a body is on the screen: never more than `rows` rows. */
export type Window = {
  readonly lines: readonly Line[];
  /** How far the wanted shift really goes. */
  readonly shift: number;
  /** How many of the body's rows stand above the end of the window. */
  readonly end: number;
};

/** Cuts a body to the rows there are, around the row that has to be seen, moved by `shift` rows. */
export function windowOf(body: Body, rows: number, shift: number, page: Page): Window {
  const { lines, keep } = body;
  if (lines.length <= rows) return { lines, shift: 0, end: lines.length };
  const last = lines.length - rows;
  const home = body.home ?? Math.min(last, Math.max(0, keep + 2 - rows));
  const top = Math.min(last, Math.max(0, home + shift));
  const shown = lines.slice(top, top + rows);
  const { ui } = texts();
  const note = (text: string) => line('  ', muted(`${page.theme.glyphs.more} ${text}`));
  // A note takes the place of a row, so that row counts as hidden too.
  if (top > 0) shown[0] = note(ui.above(top + 1));
  if (top < last) shown[rows - 1] = note(ui.below(last - top + 1));
  const end = top < last ? top + rows - 1 : lines.length;
  return { lines: shown, shift: top - home, end };
}
