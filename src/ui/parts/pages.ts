import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts, why } from '../../texts/index.ts';
import type { Action, Mode } from '../keys.ts';
import { blank, bold, cells, type Line, line, muted, type Page, paragraph } from '../line.ts';
import { named } from './actions.ts';
import { needsOf } from './consent.ts';
import { keyColumns } from './key-line.ts';
import { wordLines } from './word-lines.ts';

/** What a person comes to from here without leaving the step. */
const near: Partial<Record<Mode, readonly Mode[]>> = {
  fine: ['consent'],
  remedy: ['consent'],
  platforms: ['field'],
  output: ['field'],
  optionsRow: ['options'],
  building: ['log'],
  ended: ['log'],
  built: ['log'],
  over: ['log'],
};

/** The keys that act here, then those of what opens from here. */
export function helpLines(page: Page, here: Mode, idle: readonly Action[] = []): Line[] {
  const { help, modes } = texts().ui;
  const gap = page.rows < 18 ? [] : [blank];
  return [
    line('  ', bold(modes[here])),
    ...keyColumns(page, here, 4, undefined, idle),
    ...gap,
    ...(near[here] ?? []).flatMap((mode) => [
      line('  ', bold(modes[mode])),
      ...keyColumns(page, mode, 4, here),
      ...gap,
    ]),
    ...paragraph(help.fields, page.columns, 2, 'muted'),
  ];
}

/** What a remedy is for, what it does, how it is taken back, and what its words mean. */
export function askedLines(page: Page, remedy: Remedy, about: Finding | null): Line[] {
  const { explained, consent } = texts().ui;
  const rows = [
    [explained.changes, remedy.changes],
    [explained.undo, remedy.undo ?? consent.noUndo],
    [explained.needs, needsOf(remedy)],
  ] as const;
  const width = Math.max(...rows.map(([name]) => cells(name))) + 2;
  const purpose = about === null ? '' : explained.for(about.title);
  const reason = about === null ? '' : why(about.id);
  return [
    line('  ', bold(remedy.title)),
    ...[remedy.recommended ?? '', purpose, reason]
      .filter((text) => text !== '')
      .flatMap((text) => paragraph(text, page.columns, 2)),
    blank,
    ...rows.flatMap(([name, text]) => (text === '' ? [] : named(page, name, text, 2, width))),
    ...wordLines(page, remedy),
    blank,
    ...paragraph(explained.after, page.columns, 2),
  ];
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
