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
  const [first = '', ...rest] = packed(words, columns - indent - 2).flatMap((row) =>
    row.split('\n'),
  );
  return [
    line(margin, muted('$ '), span(first, 'accent')),
    ...rest.map((row) => line(margin, '  ', span(row, 'accent'))),
  ];
}

const continued = ' \\';
const hanging = '  ';

function packed(words: readonly string[], width: number): readonly string[] {
  const rows: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = rows.at(-1);
    const room = index === words.length - 1 ? width : width - cells(continued);
    if (last !== undefined && cells(last) + 1 + cells(word) <= room) {
      rows[rows.length - 1] = `${last} ${word}`;
    } else rows.push(last === undefined ? word : `${hanging}${word}`);
  }
  return rows.map((row, index) => (index === rows.length - 1 ? row : row + continued));
}

/** What a person types to send the input. */
function fed(input: string): readonly string[] {
  const isOneLine = input.endsWith('\n') && input.indexOf('\n') === input.length - 1;
  return isOneLine ? ['echo', shellWord(input.slice(0, -1))] : ['printf', '%s', shellWord(input)];
}
