import {
  cells,
  clip,
  type Line,
  line,
  muted,
  type Page,
  pad,
  padStart,
  type Span,
} from '../line.ts';

export type Cell = Span;

export type Column = { readonly title: string; readonly isRight?: boolean };

const gap = 3;

/**
 * A table whose columns are as wide as their widest cell; the last one takes what is left, and a
 * cell that does not fit ends in an ellipsis.
 */
export function table(
  page: Page,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  indent: number,
): Line[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(cells(title), ...rows.map((row) => cells(row[index]?.text ?? ''))),
  );
  const room = page.columns - indent;
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + gap, 0);
  widths[widths.length - 1] = Math.max(8, Math.min(widths.at(-1) ?? 0, room - before));
  const margin = ' '.repeat(indent);
  const place = (cell: Cell, index: number): Span => {
    const width = widths[index] ?? 0;
    const text = clip(cell.text, width, page.theme.glyphs.more);
    const isLast = index === columns.length - 1;
    const placed = columns[index]?.isRight === true ? padStart(text, width) : pad(text, width);
    return { ...cell, text: isLast ? placed.trimEnd() : placed + ' '.repeat(gap) };
  };
  return [
    line(margin, ...columns.map(({ title }, index) => place(muted(title), index))),
    ...rows.map((row) => line(margin, ...row.map(place))),
  ];
}
