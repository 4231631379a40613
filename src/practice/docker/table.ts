/**
 * Columns as Go's text/tabwriter sets them: each as wide as its widest cell and `padding` more; what
 * comes after the last tab of a row belongs to no column.
 */
export function tabulate(
  rows: readonly (readonly string[])[],
  { least, padding }: { readonly least: number; readonly padding: number },
): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? least, cell.length + padding);
    });
  }
  return rows
    .map((row) =>
      row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join(''),
    )
    .map((line) => `${line}\n`)
    .join('');
}
