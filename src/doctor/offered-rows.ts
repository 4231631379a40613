import { remedyLines, wayLines } from '../asking/remedy-lines.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { texts } from '../texts/index.ts';
import { bold, cells, type Line, line, muted, type Page, paragraph, wrap } from '../ui/line.ts';
import { evidenceLines } from '../ui/parts/evidence.ts';
import { mark, statusTone } from '../ui/theme.ts';

/** What was found, by which check, and what it saw. */
export function findingRows(page: Page, finding: Finding): readonly Line[] {
  const { theme, columns } = page;
  const { status, title, id, evidence } = finding;
  const glyph = { ...bold(mark(theme, status)), tone: statusTone[status] };
  const indent = cells(glyph.text) + 1;
  const [first = '', ...others] = wrap(title, columns - indent);
  const last = others.at(-1) ?? first;
  const isBeside = indent + cells(last) + 2 + cells(id) <= columns;
  const rows = evidence.slice(0, mostEvidence).flatMap((seen) => evidenceRows(page, seen));
  const titles = [
    line(glyph, ' ', bold(first)),
    ...others.map((row) => line(' '.repeat(indent), bold(row))),
  ];
  const named = isBeside
    ? [...titles.slice(0, -1), line(...(titles.at(-1) ?? []), '  ', muted(id))]
    : [...titles, line(' '.repeat(indent), muted(id))];
  return [...named, ...rows];
}

const mostEvidence = 3;

/** What was seen beside where, if it is one line; else below it, a row each. */
function evidenceRows(page: Page, seen: Evidence): readonly Line[] {
  const lines = seen.text.split('\n').filter((one) => one.trim() !== '');
  const [only, ...others] = lines;
  if (others.length === 0) {
    return paragraph([seen.source, only].filter(Boolean).join(': '), page.columns, 4, 'muted');
  }
  return evidenceLines(page, [seen], 4, { most: mostEvidence });
}

/** A way out, whole, and the others by their numbers. */
export function shownRows(page: Page, remedy: Remedy, ways: readonly Remedy[]): readonly Line[] {
  const hint = remedy.hint === undefined ? '' : `  ${remedy.hint}`;
  const { question } = remedy;
  return [
    line('  ', bold(remedy.title), muted(hint)),
    ...remedyLines(page, remedy),
    ...(question === undefined ? [] : paragraph(texts().ui.asks(question.prompt), page.columns, 6)),
    ...wayLines(page, ways, remedy),
  ];
}
