import { plainRow } from '../../docker/terminal-text.ts';
import type { Block, LessonPage, Part } from '../../lessons/lesson.ts';
import {
  blank,
  bold,
  cells,
  clip,
  type Line,
  line,
  lineCells,
  muted,
  type Page,
  pad,
  paragraph,
  span,
  wrap,
} from '../line.ts';
import { commandLines } from './command.ts';
import { columnLines } from './drawing.ts';

/** Lines of text are not read well when they are longer. Cells. */
const widest = 84;
const indent = 2;
/** Longer words of a command are told by their beginning. Cells. */
const longest = 32;

export type LessonStyle = {
  /** Where it is among others, at the right edge. */
  readonly place?: string;
  /** Sentences below all of it. */
  readonly foot?: readonly string[];
  /** What stays on the screen: a command that goes on below is one that a shell takes. */
  readonly isPrinted?: boolean;
};

/**
 * A page of a lesson: with blank rows between its parts, of which those between sentences give way
 * first where the window is low.
 */
export function lessonLines(
  page: Page,
  { title, blocks }: LessonPage,
  { place = '', foot = [], isPrinted = false }: LessonStyle,
): Line[] {
  const narrow = { ...page, columns: Math.min(page.columns, widest) };
  const parts = [
    ...blocks.map((block) => ({
      rows: blockLines(narrow, block, isPrinted),
      isFigure: block.kind !== 'text',
    })),
    ...foot.map((text) => ({
      rows: paragraph(plainRow(text), narrow.columns, indent, 'muted'),
      isFigure: false,
    })),
  ];
  const head = headLine(page, title, place);
  const spaced = (hasGap: (at: number) => boolean) => [
    head,
    ...parts.flatMap(({ rows }, at) => (hasGap(at) ? [blank, ...rows] : rows)),
  ];
  const touches = (at: number) => parts[at]?.isFigure === true || parts[at - 1]?.isFigure === true;
  const layouts = [() => true, touches, (at: number) => parts[at]?.isFigure === true, () => false];
  const fits = layouts.map(spaced).find((rows) => rows.length <= page.rows);
  return fits ?? spaced(touches);
}

function headLine({ columns, theme }: Page, title: string, place: string): Line {
  const room = columns - indent - cells(place) - 3;
  const left = line('  ', bold(clip(title, room, theme.glyphs.more)));
  const gap = Math.max(1, columns - lineCells(left) - cells(place));
  return place === '' ? left : [...left, muted(' '.repeat(gap) + place)];
}

function blockLines(page: Page, block: Block, isPrinted: boolean): Line[] {
  const { columns, theme } = page;
  switch (block.kind) {
    case 'text':
      return paragraph(plainRow(block.text), columns, indent);
    case 'drawing': {
      const style = { columns: columns - indent, isAscii: theme.glyphs.bar === '|' };
      return columnLines(page, block.rows(style), indent);
    }
    case 'apart':
      return [
        ...(block.isCommand ? typedLines(page, block.parts, isPrinted) : []),
        ...partLines(page, block.parts, 'accent'),
      ];
    case 'named':
      return partLines(page, block.rows, 'muted');
  }
}

/** The whole command; where it is printed, each row but the last says that it goes on. */
function typedLines(page: Page, parts: readonly Part[], isPrinted: boolean): Line[] {
  const groups = parts.map(({ text }) => [plainRow(text)]);
  if (!isPrinted) return commandLines(page, groups, { indent });
  const goesOn = ' \\';
  const narrow = { ...page, columns: page.columns - cells(goesOn) };
  const rows = commandLines(narrow, groups, { indent });
  return rows.map((row, at) => (at < rows.length - 1 ? [...row, span(goesOn, 'accent')] : row));
}

/** Words to the left, what is to be said of each beside it. */
function partLines(page: Page, parts: readonly Part[], tone: 'accent' | 'muted'): Line[] {
  const { columns, theme } = page;
  const most = Math.min(longest, Math.floor(columns / 2) - 4);
  const names = parts.map(({ text }) => shortened(plainRow(text), most, theme.glyphs.more));
  const width = Math.max(0, ...names.map(cells)) + 2;
  const margin = ' '.repeat(indent);
  return parts.flatMap(({ about }, index) =>
    wrap(plainRow(about), columns - indent - width).map((row, at) =>
      line(margin, span(pad(at === 0 ? (names[index] ?? '') : '', width), tone), row),
    ),
  );
}

/** As many of its words as there is room for. */
function shortened(text: string, most: number, more: string): string {
  if (cells(text) <= most) return text;
  const [first = '', ...rest] = text.split(' ');
  if (rest.length === 0) return clip(text, most, more);
  return `${clip(first, most - cells(more) - 1, more)} ${more}`;
}
