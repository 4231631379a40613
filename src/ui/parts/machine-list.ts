import { practiceTexts } from '../../texts/practice.ts';
import {
  blank,
  bold,
  cells,
  clip,
  type Line,
  line,
  muted,
  type Page,
  pad,
  paragraph,
  span,
} from '../line.ts';
import { keyLineOf } from './key-line.ts';

/** A machine in the list. */
export type Listed = { readonly name: string; readonly title: string; readonly teaches: string };

const keysOf = (hasBack: boolean) =>
  [
    { action: 'start', keys: ['enter'] },
    { action: 'choose', keys: ['up', 'down'], named: 2 },
    ...(hasBack
      ? ([
          { action: 'back', keys: ['esc'] },
          { action: 'quit', keys: ['q'] },
        ] as const)
      : ([{ action: 'quit', keys: ['q', 'esc'], named: 2 }] as const)),
  ] as const;

/** The list, with what the machine under the cursor teaches; in a low window the part around it. */
export function listLines(
  page: Page,
  machines: readonly Listed[],
  cursor: number,
  hasBack = false,
): Line[] {
  const words = practiceTexts().list;
  const { theme, columns, rows } = page;
  const told = paragraph(machines[cursor]?.teaches ?? '', columns, 2);
  const lead = rows < 20 ? [] : [...paragraph(words.lead, columns, 2, 'muted'), blank];
  const room = Math.max(1, rows - lead.length - told.length - 6);
  return [
    line(span(theme.glyphs.current, 'accent'), ' ', bold(words.title)),
    blank,
    ...lead,
    ...cutAround(page, machineRows(page, machines, cursor), cursor, room),
    blank,
    ...told,
    blank,
    keyLineOf(page, keysOf(hasBack), (action) => words[action]),
  ];
}

/** The rows around the cursor that there is room for; where some have none, the last row says how many. */
function cutAround({ theme }: Page, all: readonly Line[], cursor: number, room: number): Line[] {
  if (all.length <= room) return [...all];
  const fitting = Math.max(1, room - 1);
  const first = Math.max(0, Math.min(cursor - fitting + 1, all.length - fitting));
  const below = all.length - first - fitting;
  const note = practiceTexts().list.more(first, below);
  return [
    ...all.slice(first, first + fitting),
    line('    ', muted(`${theme.glyphs.more} ${note}`)),
  ];
}

function machineRows(
  { theme, columns }: Page,
  machines: readonly Listed[],
  cursor: number,
): Line[] {
  const width = Math.max(...machines.map(({ name }) => cells(name)), 0);
  return machines.map(({ name, title }, index) => {
    const isHere = index === cursor;
    const own = pad(name, width);
    return line(
      span(isHere ? `  ${theme.glyphs.cursor} ` : '    ', 'accent'),
      isHere ? bold(own) : own,
      '   ',
      clip(title, Math.max(10, columns - width - 8), theme.glyphs.more),
    );
  });
}

/** The list where it is printed. */
export function printedList({ columns }: Page, machines: readonly Listed[]): Line[] {
  const words = practiceTexts().list;
  return [
    line(bold(words.title)),
    ...paragraph(words.lead, columns, 0),
    ...machines.flatMap(({ name, title, teaches }) => [
      blank,
      line(bold(name), '   ', title),
      ...paragraph(teaches, columns, 4),
    ]),
    blank,
    ...paragraph(words.how, columns, 0),
  ];
}
