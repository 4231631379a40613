import { type Finding, type Status, worst } from '../../model/finding.ts';
import { texts, why } from '../../texts/index.ts';
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
import { mark, statusTone } from '../theme.ts';
import { evidenceLines } from './evidence.ts';
import { drawnLines } from './picture.ts';

/** The finding whose reasons are shown: the one a person went to, else the first of the worst. */
export function inFocus(findings: readonly Finding[], focus: string | null): Finding | null {
  const status = worst(findings);
  return (
    findings.find(({ id }) => id === focus) ??
    findings.find((finding) => finding.status === status) ??
    null
  );
}

export type FindingsFold = {
  /** Only the one in focus is shown, with its place among the others. */
  readonly isAlone?: boolean;
  /** Findings that are fine, other than the one in focus, become one row. */
  readonly isFolded: boolean;
  /** Rows of evidence shown of the one in focus. */
  readonly evidenceRows: number;
  /** Where it was seen, and that there is more, have rows of their own, unless this is false. */
  readonly hasSources?: boolean;
  /** What the kernel does is drawn below the one in focus, if it is not fine. */
  readonly hasPicture?: boolean;
  /** The title of the one in focus, and nothing else of it, in one row. */
  readonly isBrief?: boolean;
  /** Why it matters stands below the one in focus, unless this is false. */
  readonly hasWhy?: boolean;
  /** Why a check matters, where other texts than the steps' say it. */
  readonly whyOf?: ((id: string) => string) | undefined;
};

/** What was looked at, one row each; the one in focus says why it matters, and shows its evidence. */
export function findingLines(
  page: Page,
  findings: readonly Finding[],
  focus: Finding | null,
  fold: FindingsFold,
): Line[] {
  if (fold.isAlone === true && focus !== null && findings.length > 1) {
    const alone = aloneRow(page, findings, focus, fold.isBrief === true);
    return [alone, ...told(page, focus, fold)];
  }
  const isQuiet = ({ id, status }: Finding) =>
    fold.isFolded && id !== focus?.id && (status === 'ok' || status === 'skipped');
  const shown = findings.filter((finding) => !isQuiet(finding));
  const quiet = findings.filter(isQuiet);
  const width = Math.max(...shown.map(({ title }) => cells(title)), 0);
  const rows = shown.flatMap((finding) =>
    finding.id === focus?.id
      ? [row(page, finding, true, width), ...told(page, finding, fold)]
      : others(page, finding, width),
  );
  return quiet.length === 0 ? rows : [...rows, foldedRow(page, quiet)];
}

/** All that is told of the finding in focus, below its row. */
function told(page: Page, finding: Finding, fold: FindingsFold): Line[] {
  if (fold.isBrief === true) return [];
  const { picture, status } = finding;
  const isDrawn = fold.hasPicture === true && (status === 'problem' || status === 'warning');
  return [
    ...restOfTitle(page, finding),
    ...reasons(page, finding, fold),
    ...(picture && isDrawn ? [blank, ...drawnLines(page, picture, before(page))] : []),
  ];
}

/** Cells before a title: margin, glyph, word. */
const word = 9;
const before = (page: Page) => 2 + cells(mark(page.theme, 'ok')) + 1 + word;

function row(page: Page, finding: Finding, isFocused: boolean, width: number, seen = ''): Line {
  const { columns } = page;
  const { glyph, name, tone } = lookOf(page, finding);
  const room = columns - before(page);
  const [title = ''] = titleRows(finding.title, room);
  return line(
    '  ',
    span(glyph, tone),
    ' ',
    span(pad(name, word), tone),
    isFocused ? bold(title) : pad(title, Math.min(width, room)),
    muted(seen === '' ? '' : `   ${seen}`),
  );
}

/** Most titles have room in one row: words need no counting then. */
const titleRows = (title: string, width: number): readonly string[] =>
  cells(title) <= width ? [title] : wrap(title, width);

/** The row of a finding that is not in focus, and what of it has no room there. */
function others(page: Page, finding: Finding, width: number): Line[] {
  const { title, status } = finding;
  const indent = before(page);
  const room = page.columns - indent;
  const { more } = page.theme.glyphs;
  const left = room - width - 3;
  const seen = left < 12 ? '' : brief(finding, left, more);
  // What is wrong is read to its end, if that is not far.
  const isWrong = status === 'problem' || status === 'warning';
  const isCut = isWrong && (seen === '' || seen.endsWith(more));
  const whole = isCut ? brief(finding, room, more) : '';
  const isBelow = whole !== '' && !whole.endsWith(more);
  const rest = titleRows(title, room).slice(1);
  return [
    row(page, finding, false, width, isBelow ? '' : seen),
    ...rest.map((text) => line(' '.repeat(indent), text)),
    ...(isBelow ? paragraph(whole, page.columns, indent, 'muted') : []),
  ];
}

/** What of a title is too long for its row. */
function restOfTitle(page: Page, { title }: Finding): Line[] {
  const indent = before(page);
  return wrap(title, page.columns - indent)
    .slice(1)
    .map((text) => line(' '.repeat(indent), bold(text)));
}

/** The finding in focus, and which of all it is. */
function aloneRow(
  page: Page,
  findings: readonly Finding[],
  focus: Finding,
  isBrief: boolean,
): Line {
  const place = texts().ui.placeOf(findings.indexOf(focus) + 1, findings.length);
  const room = page.columns - before(page) - (isBrief ? cells(place) + 3 : 0);
  const title = isBrief ? clip(focus.title, room, page.theme.glyphs.more) : focus.title;
  const left = row(page, { ...focus, title }, true, 0);
  const gap = page.columns - lineCells(left) - cells(place);
  return gap < 1 ? left : [...left, muted(' '.repeat(gap) + place)];
}

/** What stands before a title. */
function lookOf({ theme }: Page, { status, isQuestion }: Finding) {
  if (isQuestion !== true)
    return { glyph: mark(theme, status), name: wordOf(status), tone: statusTone[status] };
  const { success, question } = theme.glyphs;
  const glyph = question.padEnd(success.length);
  return { glyph, name: texts().ui.question, tone: 'accent' } as const;
}

const wordOf = (status: Status): string => texts().ui.status[status];

/** The first thing that was seen; what it said goes before where, when there is no room for both. */
function brief({ evidence }: Finding, room: number, more: string): string {
  const [first] = evidence;
  if (first === undefined) return '';
  const [text = ''] = first.text.trim().split('\n');
  const whole = first.source === null ? text : `${first.source}: ${text}`;
  return cells(whole) <= room ? whole : clip(text, room, more);
}

/** What is fine, and what could not be looked at, in one row. */
function foldedRow({ theme }: Page, quiet: readonly Finding[]): Line {
  const { moreFine, moreSkipped } = texts().ui;
  const status = worst(quiet);
  const count = status === 'skipped' ? moreSkipped : moreFine;
  return line(
    '  ',
    span(mark(theme, status), statusTone[status]),
    ' ',
    span(pad(wordOf(status), word), statusTone[status]),
    muted(count(quiet.length)),
  );
}

/** Why it matters, and all that was seen. */
function reasons(
  page: Page,
  finding: Finding,
  { evidenceRows, hasSources = true, hasWhy = true, whyOf = why }: FindingsFold,
): Line[] {
  const indent = before(page);
  const { columns, theme } = page;
  const reason = hasWhy ? whyOf(finding.id) : '';
  // Without a row of its own, the ellipsis needs two cells.
  const room = hasSources ? page : { ...page, columns: columns - 2 };
  const seen = evidenceLines(room, finding.evidence, indent, { isBrief: true, hasSources });
  const rows = seen.slice(0, evidenceRows);
  const isCut = seen.length > rows.length && evidenceRows > 0;
  const more = muted(theme.glyphs.more);
  const last = rows.at(-1) ?? [];
  return [
    ...(reason === '' ? [] : paragraph(reason, columns, indent)),
    ...(isCut && !hasSources ? [...rows.slice(0, -1), [...last, muted(' '), more]] : rows),
    ...(isCut && hasSources ? [line(' '.repeat(indent), more)] : []),
  ];
}
