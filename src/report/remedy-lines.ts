import type { Remedy } from '../model/remedy.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import { texts } from '../texts/index.ts';
import { type Line, line, muted, type Page, pad, paragraph, wrapWhole } from '../ui/line.ts';
import { actionLines } from '../ui/parts/actions.ts';
import { needsOf } from '../ui/parts/consent.ts';
import { commandRows } from './command-rows.ts';

/** A way out: the command whole, what it changes, how it is taken back, what it asks for, other than as those before. */
export function remedyLines(page: Page, remedy: Remedy, before: readonly Remedy[]): Line[] {
  const isFirst = before.length === 0;
  const words = diagnoseTexts();
  const title = isFirst ? remedy.title : texts().joined.named(words.or, remedy.title);
  const told = before.flatMap(rowsOf).map(([, text]) => text);
  const rows = rowsOf(remedy).filter(([, text]) => text !== '' && !told.includes(text));
  return [
    ...paragraph(title, page.columns, 2).map((row) => (isFirst ? row.map(emphasised) : row)),
    ...actionRows(page, remedy, 4),
    ...rows.flatMap(([name, text]) => wholeWords(page, name, text)),
  ];
}

function rowsOf(remedy: Remedy): readonly (readonly [name: string, text: string])[] {
  const { consent } = texts().ui;
  return [
    [consent.changes, remedy.changes],
    [consent.undo, remedy.undo ?? ''],
    [consent.needs, remedy.needs === 'person' ? '' : needsOf(remedy)],
  ];
}

/** A sentence or a command behind its name: no argument of a command is cut. */
function wholeWords({ columns }: Page, name: string, text: string): Line[] {
  return wrapWhole(text, columns - 16).map((row, index) =>
    line('      ', muted(pad(index === 0 ? name : '', 10)), row),
  );
}

const emphasised = (part: Line[number]) => ({ ...part, isBold: true });

/** Its commands whole, as a shell takes them, and what a person does. */
export function actionRows(page: Page, { actions }: Remedy, indent: number): Line[] {
  return actions.flatMap((action) =>
    'run' in action ? commandRows(page, action, indent) : actionLines(page, [action], indent),
  );
}
