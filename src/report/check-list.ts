import type { ListedCheck } from '../doctor/check-list.ts';
import { cells, type Line, line, muted, type Page, pad, wrap } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';

/** All checks and why they matter, in two columns. */
export function checkListLines({ columns }: Page, checks: readonly ListedCheck[]): Line[] {
  const width = Math.max(...checks.map(({ id }) => cells(id)), 0) + 2;
  return checks.flatMap(({ id, why }) =>
    wrap(why, columns - width).map((row, index) =>
      line(pad(index === 0 ? id : '', width), muted(row)),
    ),
  );
}

/** The same as text, for standard output. */
export function checkListText(checks: readonly ListedCheck[]): string {
  const page = pageFor(process.stdout, process.env);
  return printed(checkListLines(page, checks), page);
}
