import {
  cells,
  clip,
  clipMiddle,
  type Line,
  line,
  muted,
  type Page,
  pad,
  padStart,
  type Span,
} from '../line.ts';

export type Cell = Span;

export type Column = {
  readonly title: string;
  readonly isRight?: boolean;
  /** What does not fit is cut in its middle: its end tells it apart. */
  readonly keepsEnd?: boolean;
};

const gap = 3;

/** Cells that the last column needs to tell anything, besides its title. */
const enough = 16;

/**
 * A table whose columns are as wide as their widest cell; the last one takes what is left. Where
 * that is too little the widest of the others give way, and a cell that does not fit is cut, with an
 * ellipsis.
 */
export function table(
  page: Page,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  indent: number,
): Line[] {
  const natural = columns.map(({ title }, index) =>
    Math.max(cells(title), ...rows.map((row) => cells(row[index]?.text ?? ''))),
  );
  const least = Math.max(enough, cells(columns.at(-1)?.title ?? ''));
  const widths = fitted(natural, page.columns - indent - gap * (columns.length - 1), least);
  const margin = ' '.repeat(indent);
  const place = (cell: Cell, index: number): Span => {
    const width = widths[index] ?? 0;
    const cut = columns[index]?.keepsEnd === true ? clipMiddle : clip;
    const text = cut(cell.text, width, page.theme.glyphs.more);
    const isLast = index === columns.length - 1;
    const placed = columns[index]?.isRight === true ? padStart(text, width) : pad(text, width);
    return { ...cell, text: isLast ? placed.trimEnd() : placed + ' '.repeat(gap) };
  };
  return [
    line(margin, ...columns.map(({ title }, index) => place(muted(title), index))),
    ...rows.map((row) => line(margin, ...row.map(place))),
  ];
}

function fitted(natural: readonly number[], room: number, least: number): readonly number[] {
  const others = natural.slice(0, -1);
  const last = natural.at(-1) ?? 0;
  const sum = () => others.reduce((total, width) => total + width, 0);
  while (sum() > room - Math.min(last, least) && Math.max(...others) > 4) {
    others[others.indexOf(Math.max(...others))] = Math.max(...others) - 1;
  }
  return [...others, Math.max(0, Math.min(last, room - sum()))];
}
