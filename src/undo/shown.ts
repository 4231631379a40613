import type { Remedy } from '../model/remedy.ts';
import type { Receipt } from '../receipts/receipt.ts';
import { texts } from '../texts/index.ts';
import { mendTexts } from '../texts/mend.ts';
import { dayOf, timeOf } from '../texts/when.ts';
import { bold, type Line, line, muted, type Page, paragraph, span } from '../ui/line.ts';
import { actionLines, named } from '../ui/parts/actions.ts';
import { needsOf } from '../ui/parts/consent.ts';
import { wordLines } from '../ui/parts/word-lines.ts';
import { mark, statusTone } from '../ui/theme.ts';
import { whyNot } from '../wizard/changing.ts';
import type { FilePlan } from './files.ts';
import type { Plan } from './plan.ts';
import type { Stopped } from './take-back.ts';

/** What a change was, and when. */
export function headRows({ theme, columns }: Page, receipt: Receipt, now: Date): Line[] {
  const words = mendTexts().undo;
  const when = new Date(receipt.when);
  const { completed } = receipt;
  const note = completed === null ? words.unfinished : '';
  const said = completed?.outcome === 'failed' ? words.failed : note;
  const { changes } = receipt;
  const isBoth = said !== '' && changes !== '';
  const about = isBoth ? texts().joined.sentences(said, changes) : said + changes;
  return [
    line(
      span(theme.glyphs.current, 'accent'),
      ' ',
      bold(receipt.title),
      muted(`  ${words.when(dayOf(when, now), timeOf(when))}`),
    ),
    ...(about === '' ? [] : paragraph(about, columns, 4, 'muted')),
  ];
}

/** What takes it back, whole; or why nothing does. */
export function planRows(page: Page, plan: Plan, remedy: Remedy): Line[] {
  const words = mendTexts().undo;
  const { state, missing, changed, takenOut } = plan;
  if (state === 'nothing' || state === 'rebooted' || state === 'as-before') {
    const text = state === 'nothing' ? plan.receipt.undo : null;
    return said(page, state === 'nothing' ? 'skipped' : 'ok', text ?? words.states[state]);
  }
  const stops = [
    ...(missing === null ? [] : [words.missing(missing)]),
    ...(changed === null ? [] : [words.changed(changed)]),
  ];
  return [
    ...actionLines(page, remedy.actions, 4),
    ...plan.files.flatMap((file) => fileRows(page, file)),
    ...(remedy.actions.length === 0
      ? []
      : named(page, texts().ui.consent.needs, needsOf(remedy), 6, 10)),
    ...(takenOut.length === 0
      ? []
      : paragraph(words.takenOut(takenOut.join(texts().joined.comma)), page.columns, 4)),
    ...stops.flatMap((text) => said(page, 'warning', text)),
  ];
}

function fileRows(page: Page, file: FilePlan): Line[] {
  const words = mendTexts().undo;
  switch (file.kind) {
    case 'restore':
      return paragraph(words.restore(file.path, file.backup), page.columns, 4, 'accent');
    case 'remove':
      return paragraph(words.remove(file.path), page.columns, 4, 'accent');
    case 'as-before':
      return paragraph(words.asBefore(file.path), page.columns, 4);
    case 'changed':
      return said(page, 'warning', words.changed(file.path));
    case 'no-backup':
      return said(page, 'warning', words.noBackup(file.path, file.backup));
  }
}

/** What a second look found. */
export function stateRows(page: Page, plan: Plan, hasEndedWell: boolean): Line[] {
  const words = mendTexts().undo;
  switch (plan.state) {
    case 'unseen':
      return hasEndedWell
        ? said(page, 'ok', words.ends.unseen)
        : said(page, 'problem', words.ends.failed);
    case 'open':
      return [
        ...said(page, 'problem', words.ends.left),
        ...plan.files.filter(isLeft).flatMap((file) => fileRows(page, file)),
      ];
    default:
      return said(page, 'ok', words.ends.done);
  }
}

const isLeft = ({ kind }: FilePlan): boolean => kind !== 'as-before';

/** What is asked about, in words: what it was, what was there before, what its commands mean. */
export function explainedRows(page: Page, { receipt }: Plan, remedy: Remedy): Line[] {
  const words = mendTexts().undo;
  return [
    ...(receipt.changes === '' ? [] : paragraph(receipt.changes, page.columns, 4)),
    ...receipt.before.flatMap(({ source, text }) =>
      paragraph([source, text].filter(Boolean).join(': '), page.columns, 6, 'muted'),
    ),
    ...wordLines({ ...page, columns: page.columns - 2 }, remedy).map((row) => line('  ', ...row)),
    ...paragraph(words.why, page.columns, 4),
  ];
}

/** Why it stopped, in a sentence. */
export function whyStopped({ title }: Receipt, stopped: Stopped): string {
  if ('code' in stopped) return mendTexts().undo.unwritten(stopped.path);
  return texts().wizard.stopped(title, whyNot(stopped));
}

function said(
  { theme, columns }: Page,
  status: 'ok' | 'warning' | 'problem' | 'skipped',
  text: string,
) {
  const glyph = mark(theme, status);
  const [first, ...rest] = paragraph(text, columns, 2 + glyph.length + 1);
  const row = (first ?? []).map((part) => ({ ...part, text: part.text.trimStart() }));
  return [line('  ', span(glyph, statusTone[status]), ' ', ...row), ...rest];
}
