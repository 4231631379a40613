import type { Action } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { texts } from '../texts/index.ts';
import { type Line, line, type Page, paragraph, span, wrap } from '../ui/line.ts';
import { commandRows } from './command-rows.ts';

/** The way out that is proposed: the recommended one, else the first. */
export function proposed({ remedies }: Finding): Remedy | null {
  return remedies.find(({ recommended }) => recommended !== undefined) ?? remedies[0] ?? null;
}

/** What mends it: the whole command, or the sentence that says what a person does. */
export function adviceLines(page: Page, finding: Finding, indent: number): Line[] {
  const remedy = proposed(finding);
  if (remedy === null) return [];
  const typed = remedy.actions.length === 0 ? typedLines(page, finding, indent) : [];
  if (typed.length > 0) return typed;
  // Whoever copies such a command into a shell has read what it changes.
  return [
    ...remedyLines(page, remedy, indent),
    ...(isGrave(remedy) ? paragraph(remedy.changes, page.columns, indent + 2, 'muted') : []),
  ];
}

/** What this program asks about first, in commands that need no program. */
function typedLines(page: Page, { remedies }: Finding, indent: number): Line[] {
  const remedy = remedies.find(({ byHand }) => byHand !== undefined);
  if (remedy?.byHand === undefined) return [];
  return [
    ...paragraph(texts().joined.leads(remedy.title), page.columns, indent),
    ...remedy.byHand.flatMap((action) => commandRows(page, action, indent)),
    ...paragraph(texts().doctor.ways.checked, page.columns, indent, 'muted'),
  ];
}

/** Whether it asks for more than a person's own rights: what it changes is then said before anything else. */
export const isGrave = (remedy: Remedy | null): boolean =>
  remedy?.needs === 'root' || remedy?.needs === 'privileged';

/** What the proposed way changes and how it is taken back, and all other ways. */
export function waysLines(page: Page, finding: Finding, indent: number): Line[] {
  const words = texts().doctor.ways;
  const remedy = proposed(finding);
  const undo = remedy?.undo ? words.undo(remedy.undo) : '';
  const isTold = isGrave(remedy) || remedy?.actions.length === 0;
  const about = isTold ? [undo] : [remedy?.changes ?? '', undo];
  const told = about.filter((text) => text !== '');
  return [
    ...told.flatMap((text) => paragraph(text, page.columns, indent + 2, 'muted')),
    ...finding.remedies
      .filter((other) => other !== remedy)
      .flatMap((other) => [
        ...paragraph(texts().joined.named(words.or, other.title), page.columns, indent, 'muted'),
        ...remedyLines(page, other, indent),
      ]),
  ];
}

function remedyLines(page: Page, { title, changes, actions }: Remedy, indent: number): Line[] {
  if (actions.length === 0)
    return paragraph(texts().joined.titled(title, changes), page.columns, indent);
  return actions.flatMap((action) => actionLines(page, action, indent));
}

function actionLines(page: Page, action: Action, indent: number): Line[] {
  const margin = ' '.repeat(indent);
  if ('run' in action) return commandRows(page, action, indent);
  if ('do' in action) return paragraph(action.do, page.columns, indent);
  const added = action.diff.split('\n').filter((row) => /^[+-](?![+-]{2})/.test(row));
  return [
    ...wrap(texts().doctor.ways.edit(action.edit), page.columns - indent).map((row) =>
      line(margin, row),
    ),
    ...added.map((row) =>
      line(margin, '  ', span(row, row.startsWith('+') ? 'success' : 'problem')),
    ),
  ];
}
