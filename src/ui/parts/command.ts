import { shellQuote, shellWord, shellWords } from '../../docker/shell-words.ts';
import type { RunAction } from '../../model/action.ts';
import { cells, type Line, line, muted, type Page, span, wrapWords } from '../line.ts';

/** Where rows of a command begin, and those after its first one. */
export type CommandStyle = {
  readonly indent: number;
  /** Every flag of a build on a row of its own, where it does not fit into one row. */
  readonly isSpread?: boolean;
};

/** A whole command, wrapped between its arguments. */
export function commandLines(page: Page, text: CommandText, style: CommandStyle): Line[] {
  const { indent } = style;
  const width = Math.max(20, page.columns - indent - 2);
  const rows = commandRows(text, width, style.isSpread === true);
  // An argument may hold line breaks of its own.
  const [first = '', ...rest] = rows.flatMap((row) => row.split('\n'));
  const margin = ' '.repeat(indent);
  return [
    line(margin, muted('$ '), span(first, 'accent')),
    ...rest.map((row) => line(margin, '      ', span(row, 'accent'))),
  ];
}

/** The words of a command, quoted; those that belong together in one group. */
type CommandText = readonly (readonly string[])[];

function commandRows(text: CommandText, width: number, isSpread: boolean): readonly string[] {
  const groups = text.map((words) => words.join(' '));
  const whole = groups.join(' ');
  if (cells(whole) <= width) return [whole];
  const inner = width - 4;
  if (isSpread) return groups.flatMap((group) => wrapWords(group.split(' '), inner));
  return pack(groups, inner);
}

/** Groups in rows; one that is longer than a row is wrapped between its words. */
function pack(groups: readonly string[], width: number): readonly string[] {
  const rows: string[] = [];
  for (const group of groups) {
    const last = rows.at(-1);
    if (last !== undefined && cells(last) + 1 + cells(group) <= width) {
      rows[rows.length - 1] = `${last} ${group}`;
    } else rows.push(...wrapWords(group.split(' '), width));
  }
  return rows;
}

/** A command as groups: what comes before the first flag, then every flag with its value. */
export function commandText({ run, input }: RunAction): CommandText {
  const words = shellWords(run);
  const groups: string[][] = input === undefined ? [[]] : [[...inputWords(input), '|']];
  if (input !== undefined) groups.push([]);
  for (const word of words) {
    const isFlag = word.startsWith('-');
    if (isFlag) groups.push([word]);
    else if (endsWithValue(groups.at(-1))) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups.filter((group) => group.length > 0);
}

const endsWithValue = (group: readonly string[] | undefined): boolean =>
  group?.[0]?.startsWith('-') === true && group.length === 2;

/** What a person types to send the input. */
function inputWords(input: string): readonly string[] {
  const isOneLine = input.endsWith('\n') && input.indexOf('\n') === input.length - 1;
  return isOneLine ? ['echo', shellWord(input.slice(0, -1))] : ['printf', '%s', shellWord(input)];
}

/** A command in one line, for a shell. */
export function commandLine({ run, input }: RunAction): string {
  return input === undefined
    ? shellQuote(run)
    : `${inputWords(input).join(' ')} | ${shellQuote(run)}`;
}
