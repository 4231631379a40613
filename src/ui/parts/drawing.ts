import { plainRow } from '../../docker/terminal-text.ts';
import { cells, type Line, line, muted, type Page, pad, span, wrap } from '../line.ts';

const gap = 3;
/** Cells that the last column has at least: a longer cell before it has its row to itself. */
const enough = 36;

/** Lines of a drawing at the beginning of its first column, in Unicode and in ASCII. */
const art = /^(?:[│├└▼ ]|\|-|`-|\| |v$)+/;

/**
 * Rows of a drawing in columns, each as wide as its widest cell. The last cell of a row goes on below
 * itself, and what is drawn on the left goes on beside it.
 */
export function columnLines(
  { columns }: Page,
  drawn: readonly (readonly string[])[],
  indent: number,
): Line[] {
  const rows = drawn.map((row) => row.map(plainRow));
  const widths = widthsOf(rows, columns - indent - enough);
  const margin = ' '.repeat(indent);
  return rows.flatMap((row) => {
    const before = row.slice(0, -1);
    const last = row.at(-1) ?? '';
    const lead = goesOn(row[0] ?? '');
    if (before.length === 0) return spread(last, columns - indent, lead, margin);
    const start = before.reduce((sum, _cell, index) => sum + (widths[index] ?? 0) + gap, 0);
    const padded = before.map((cell, index) => pad(cell, (widths[index] ?? 0) + gap));
    const isLong = before.some((cell, index) => cells(cell) > (widths[index] ?? 0));
    const rest = wrap(last, columns - indent - start);
    const below = lined(pad(lead, start));
    return [
      ...(isLong ? spread(padded.join('').trimEnd(), columns - indent, lead, margin) : []),
      ...rest.map((part, index) =>
        index > 0 || isLong ? line(margin, below, part) : line(margin, ...padded.map(lined), part),
      ),
    ];
  });
}

/** A row of one cell: it goes on as it is, its spaces kept. */
function spread(text: string, room: number, lead: string, margin: string): Line[] {
  if (cells(text) <= room) return [line(margin, lined(text))];
  return wrap(text, room - cells(lead)).map((part, index) =>
    line(margin, index === 0 ? lined(part) : lined(`${lead}${part}`)),
  );
}

/** Cells of each column that something follows, none past `most`: a longer cell does not count. */
function widthsOf(rows: readonly (readonly string[])[], most: number): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length - 1));
  let left = most;
  return Array.from({ length: count }, (_, index) => {
    const all = rows.filter((row) => row.length > index + 1).map((row) => cells(row[index] ?? ''));
    const width = Math.max(0, ...all.filter((wide) => wide + gap <= left));
    left -= width + gap;
    return width;
  });
}

/** What of the lines goes on in the row below. */
function goesOn(cell: string): string {
  const [lines = ''] = art.exec(cell) ?? [];
  return lines
    .replaceAll('├', '│')
    .replaceAll('|-', '| ')
    .replace(/[└▼]/g, ' ')
    .replaceAll('`-', '  ')
    .replace(/v$/, ' ');
}

/** The lines are muted, what hangs on them is not. */
const lined = (cell: string) =>
  art.exec(cell)?.[0] === cell && cell !== '' ? muted(cell) : span(cell);
