import { catalogue } from './catalogue.ts';
import type { Failure } from './failure.ts';

/** A known failure, and the lines that tell it. */
export type Match = { readonly failure: Failure; readonly lines: readonly string[] };

const mostLines = 5;

/** All known failures in these lines, in the order of the catalogue. */
export function match(lines: readonly string[]): readonly Match[] {
  return catalogue
    .map((failure) => ({ failure, lines: linesOf(failure, lines) }))
    .filter((found) => found.lines.length > 0);
}

function linesOf(failure: Failure, lines: readonly string[]): readonly string[] {
  const told = lines.filter((line) =>
    failure.patterns.some(
      ({ part, line: whole }) => line.toLowerCase().includes(part) && (whole?.test(line) ?? true),
    ),
  );
  return told.slice(0, mostLines);
}
