import type { StepId } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { Mode } from '../keys.ts';
import { blank, bold, type Line, line, muted, type Page, paragraph } from '../line.ts';
import { keyRows } from './key-line.ts';

const elsewhere: readonly Mode[] = [
  'fine',
  'remedy',
  'consent',
  'platforms',
  'field',
  'building',
  'ended',
  'log',
  'manifest',
];

/** Every key: those that act here first. */
export function helpLines(page: Page, here: Mode): Line[] {
  const { help, modes } = texts().ui;
  const section = (title: string, mode: Mode) => [
    line('  ', bold(title)),
    ...keyRows(page, mode, 4),
    blank,
  ];
  return [
    ...section(modes[here], here),
    ...paragraph(help.fields, page.columns, 2, 'muted'),
    blank,
    ...elsewhere.filter((mode) => mode !== here).flatMap((mode) => section(modes[mode], mode)),
  ].slice(0, -1);
}

/** What a step is about, in a few paragraphs. */
export function explainLines(page: Page, step: StepId): Line[] {
  const { [step]: room } = texts();
  const width = Math.min(page.columns, 84);
  return room.explain.flatMap((text, index) => [
    ...(index === 0 ? [] : [blank]),
    ...paragraph(text, width, 2),
  ]);
}

/** As many rows of a page as there is room for, and how far it really is scrolled. */
export function scrolled(
  page: Page,
  lines: readonly Line[],
  scroll: number,
): { readonly lines: readonly Line[]; readonly scroll: number } {
  const { ui } = texts();
  if (lines.length <= page.rows) return { lines, scroll: 0 };
  const room = page.rows - 1;
  const last = lines.length - room;
  const top = Math.min(last, Math.max(0, scroll));
  const left = last - top;
  const note = left > 0 ? ui.below(left) : ui.above(top);
  return {
    lines: [
      ...lines.slice(top, top + room),
      line('  ', muted(`${page.theme.glyphs.more} ${note}`)),
    ],
    scroll: top,
  };
}
