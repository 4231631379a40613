import { texts } from '../../texts/index.ts';
import { type Line, type Page, paragraph } from '../line.ts';

/** The smallest window that anything is drawn in. */
export const smallest = { columns: 60, rows: 16 };

/** Whether the window shows nothing but that it has to be larger. */
export const isTooSmall = ({ columns, rows }: Page): boolean =>
  columns < smallest.columns || rows < smallest.rows;

/** That it has to be larger. */
export function tooSmall(page: Page): readonly Line[] {
  const text = texts().ui.tooSmall(page.columns, page.rows);
  return paragraph(text, Math.max(10, page.columns), 0).slice(0, Math.max(1, page.rows - 1));
}
