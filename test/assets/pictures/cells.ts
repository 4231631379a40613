import xterm from '@xterm/headless';

/** How a cell looks: what its control sequences asked for. */
export type Look = {
  /** 0 to 7 in the order of ECMA-48; null is the terminal's own colour. */
  readonly colour: number | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isInverse: boolean;
};

/** A character on the screen; a wide one is two cells wide. */
export type Cell = { readonly text: string; readonly width: number; readonly look: Look };

/** What stands in a window. */
export type Rows = readonly (readonly Cell[])[];

/** Size of a terminal, in cells. */
export type Size = { readonly columns: number; readonly rows: number };

/** The window of a terminal after a program wrote this, without the blank rows around it. */
export async function readCells(raw: string, size: Size): Promise<Rows> {
  const { columns: cols, rows } = size;
  const terminal = new xterm.Terminal({ cols, rows, convertEol: true, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(raw, resolve));
  return withoutBlankRows(windowOf(terminal));
}

/** The window of a terminal, as it is now. */
export function windowOf({ buffer: { active }, rows }: xterm.Terminal): Rows {
  return Array.from({ length: rows }, (_, index) => rowOf(active, active.baseY + index));
}

/** A window without the blank rows above and below. */
export function withoutBlankRows(window: Rows): Rows {
  const isDrawn = (row: readonly Cell[]) =>
    row.some(({ text, look }) => text !== ' ' || look.isInverse);
  return window.slice(window.findIndex(isDrawn), window.findLastIndex(isDrawn) + 1);
}

function rowOf(buffer: xterm.IBuffer, index: number): readonly Cell[] {
  const row = buffer.getLine(index);
  const cells = Array.from({ length: row?.length ?? 0 }, (_, column) => row?.getCell(column));
  // The second half of a wide character has no width.
  return cells.flatMap((cell) => (cell === undefined || cell.getWidth() === 0 ? [] : cellOf(cell)));
}

const cellOf = (cell: xterm.IBufferCell): Cell => ({
  text: cell.getChars() || ' ',
  width: cell.getWidth(),
  look: {
    colour: cell.isFgPalette() ? cell.getFgColor() % 8 : null,
    isBold: cell.isBold() !== 0,
    isDim: cell.isDim() !== 0,
    isInverse: cell.isInverse() !== 0,
  },
});
