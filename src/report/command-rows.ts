import { shellWord, shellWords } from '../docker/shell-words.ts';
import type { RunAction } from '../model/action.ts';
import { cells, type Line, line, muted, type Page, span } from '../ui/line.ts';

/**
 * A whole command as a person pastes it into a shell: where it is too long for a row it goes on
 * below, between two arguments, which are never cut.
 */
export function commandRows({ columns }: Page, { run, input }: RunAction, indent: number): Line[] {
  const words = [...(input === undefined ? [] : [...fed(input), '|']), ...shellWords(run)];
  const margin = ' '.repeat(indent);
  const rows = packed(words, columns - indent - 2 - cells(continued), hanging);
  const [first = '', ...rest] = rows
    .map((row, index) => (index === rows.length - 1 ? row : row + continued))
    .flatMap((row) => row.split('\n'));
  return [
    line(margin, muted('$ '), span(first, 'accent')),
    ...rest.map((row) => line(margin, '  ', span(row, 'accent'))),
  ];
}

const continued = ' \\';
const hanging = '  ';

/** Words in rows; one that is longer than a row stays whole. Rows after the first begin with `indent`. */
function packed(words: readonly string[], width: number, indent = ''): readonly string[] {
  const rows: string[] = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last !== undefined && cells(last) + 1 + cells(word) <= width) {
      rows[rows.length - 1] = `${last} ${word}`;
    } else rows.push(last === undefined ? word : `${indent}${word}`);
  }
  return rows;
}

/** What a person types to send the input. */
function fed(input: string): readonly string[] {
  const isOneLine = input.endsWith('\n') && input.indexOf('\n') === input.length - 1;
  return isOneLine ? ['echo', shellWord(input.slice(0, -1))] : ['printf', '%s', shellWord(input)];
}
