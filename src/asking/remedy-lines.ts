import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { cause } from '../texts/failures.ts';
import { texts, why } from '../texts/index.ts';
import { mendTexts } from '../texts/mend.ts';
import { bold, cells, type Line, line, muted, type Page, pad, paragraph } from '../ui/line.ts';
import { actionLines, named } from '../ui/parts/actions.ts';
import { needsOf } from '../ui/parts/consent.ts';
import { wordLines } from '../ui/parts/word-lines.ts';

/** A way out, whole: its commands, what it changes, how it is taken back, what it asks for. */
export function remedyLines(page: Page, remedy: Remedy): Line[] {
  const { consent } = texts().ui;
  const rows = [
    [consent.changes, remedy.changes],
    [consent.undo, remedy.undo ?? (isRun(remedy) ? consent.noUndo : '')],
    [consent.needs, isRun(remedy) ? needsOf(remedy) : ''],
  ] as const;
  return [
    ...actionLines(page, remedy.actions, 4),
    ...rows.flatMap(([name, text]) => (text === '' ? [] : named(page, name, text, 6, 10))),
  ];
}

/** Whether it changes something here, and is not only shown. */
const isRun = ({ needs, actions }: Remedy): boolean =>
  needs !== 'person' && actions.some((action) => !('do' in action));

/** Ways out by their numbers, and what tells them from each other. */
export function wayLines(page: Page, ways: readonly Remedy[], except: Remedy): Line[] {
  const words = mendTexts();
  const width = Math.max(...ways.map(({ title }) => cells(title)));
  const rows = ways.flatMap((way, index) => {
    if (way === except) return [];
    const isLast = way.recommended !== undefined ? words.recommended : '';
    const hint = [way.hint ?? '', isLast].filter((text) => text !== '').join(texts().joined.comma);
    const number = `    ${index + 1}  `;
    const room = page.columns - cells(number) - width - 2;
    return cells(hint) <= room
      ? [line(muted(number), pad(way.title, hint === '' ? 0 : width + 2), muted(hint))]
      : [line(muted(number), way.title), ...paragraph(hint, page.columns, cells(number), 'muted')];
  });
  return rows.length === 0 ? [] : [line('  ', muted(words.otherWays)), ...rows];
}

/** Why a change helps: what it is for, what causes what is wrong, and what the words of its commands mean. */
export function explainedLines(page: Page, remedy: Remedy, about: Finding | null): Line[] {
  const { explained } = texts().ui;
  const reasons = [
    remedy.recommended ?? '',
    about === null ? '' : why(about.id),
    about?.failure == null ? '' : cause(about.failure),
  ].filter((text) => text !== '');
  return [
    line('  ', bold(remedy.title)),
    ...[...new Set(reasons)].flatMap((text) => paragraph(text, page.columns, 4)),
    ...wordLines({ ...page, columns: page.columns - 2 }, remedy).map((row) => line('  ', ...row)),
    ...(isRun(remedy) ? paragraph(explained.after, page.columns, 4) : []),
  ];
}
