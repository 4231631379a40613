import { summaryOf } from '../doctor/verdict.ts';
import type { CheckId, Finding, Status } from '../model/finding.ts';
import { program } from '../model/program.ts';
import type { StepId } from '../model/step-id.ts';
import { texts, why } from '../texts/index.ts';
import {
  blank,
  bold,
  cells,
  type Line,
  line,
  muted,
  type Page,
  pad,
  paragraph,
  span,
  wrap,
} from '../ui/line.ts';
import { evidenceLines } from '../ui/parts/evidence.ts';
import { drawnLines } from '../ui/parts/picture.ts';
import { mark, statusTone } from '../ui/theme.ts';
import { adviceLines, waysLines } from './advice.ts';

/** For which platforms the machine is looked at. */
export function leadLines({ columns }: Page, platforms: readonly string[]): Line[] {
  return [
    ...paragraph(texts().doctor.lead(platforms.join(texts().joined.comma)), columns, 0, 'muted'),
    blank,
  ];
}

/** The name of a step, before its findings. */
export function headingLines(step: StepId): Line[] {
  return [line(bold(texts()[step].title))];
}

/** Fewer rows than these that share their reason stay. */
const fewest = 3;

/** Skipped checks in a row that share their reason: many are one row. */
export function skippedLines(page: Page, findings: readonly Finding[]): Line[] {
  const [first] = findings;
  if (first?.because === undefined || findings.length < fewest) {
    return findings.flatMap((finding) => findingLines(page, finding, false));
  }
  const title = texts().doctor.folded(findings.length, first.because);
  return titleLines(page, { ...first, title }, false);
}

/** The problems once more, each with its command: what was told of them is out of sight by now. */
export function problemLines(page: Page, findings: readonly Finding[]): Line[] {
  const problems = findings.filter(({ status }) => status === 'problem');
  const glyph = mark(page.theme, 'problem');
  const indent = 2 + cells(glyph) + 1;
  return [
    blank,
    line(bold(texts().doctor.again)),
    ...problems.flatMap((finding) => [
      ...wrap(finding.title, page.columns - indent).map((row, index) =>
        index === 0
          ? line('  ', span(glyph, statusTone.problem), ' ', bold(row))
          : line(' '.repeat(indent), bold(row)),
      ),
      ...adviceLines(page, finding, indent),
    ]),
  ];
}

/** Cells before a title: margin, glyph, word. */
const word = 9;
const before = ({ theme }: Page) => 2 + cells(mark(theme, 'ok')) + 1 + word;

/** One finding: what is, and where something is wrong what follows and what mends it. */
export function findingLines(page: Page, finding: Finding, isVerbose: boolean): Line[] {
  const indent = before(page);
  const isBad = finding.status === 'problem' || finding.status === 'warning';
  const reason = isBad || isVerbose ? why(finding.id) : '';
  return [
    ...titleLines(page, finding, isBad),
    ...(isVerbose ? checkLines(page, finding, indent) : []),
    ...(reason === '' ? [] : paragraph(reason, page.columns, indent)),
    ...(isVerbose ? evidenceLines(page, finding.evidence, indent) : []),
    ...(isVerbose && isBad && finding.picture
      ? [blank, ...drawnLines(page, finding.picture, indent), blank]
      : []),
    ...(isBad ? adviceLines(page, finding, indent) : []),
    ...(isBad && isVerbose ? waysLines(page, finding, indent) : []),
  ];
}

function titleLines(page: Page, { status, title }: Finding, isBad: boolean): Line[] {
  const indent = before(page);
  const tone = statusTone[status];
  const style = (text: string) =>
    isBad ? bold(text) : status === 'skipped' ? muted(text) : span(text);
  const [first = '', ...rest] = wrap(title, page.columns - indent);
  return [
    line(
      '  ',
      span(mark(page.theme, status), tone),
      ' ',
      span(pad(texts().ui.status[status], word), tone),
      style(first),
    ),
    ...rest.map((text) => line(' '.repeat(indent), style(text))),
  ];
}

/** The check's id, and the known failure that it is. */
function checkLines({ columns }: Page, { id, failure }: Finding, indent: number): Line[] {
  return paragraph(texts().doctor.check(id, failure), columns, indent, 'muted');
}

export type Ending = {
  /** The flags of this run that a next one needs again, as they are typed. */
  readonly flags: string;
  readonly isVerbose: boolean;
  /** Only some checks were made. */
  readonly isPart: boolean;
};

/** How many of each, and what to run next. */
export function endLines(page: Page, findings: readonly Finding[], ending: Ending): Line[] {
  const { columns } = page;
  const summary = summaryOf(findings);
  const worstToBest: readonly Status[] = ['problem', 'warning', 'ok', 'skipped'];
  const counts = worstToBest.filter((status) => summary[status] > 0);
  const parts = counts.flatMap((status, index) => [
    ...(index === 0 ? [] : [texts().joined.between]),
    bold(texts().doctor.count[status](summary[status]), toneOf(status)),
  ]);
  const next = nextSteps(findings, ending);
  const width = Math.max(...next.map(({ command }) => command.length), 0);
  const isBeside = next.every(({ why: told }) => width + 5 + cells(told) <= columns);
  return [
    blank,
    line(...parts),
    ...next.flatMap(({ command, why: told }) =>
      isBeside
        ? [line('  ', span(pad(command, width), 'accent'), '   ', muted(told))]
        : [line('  ', span(command, 'accent')), ...paragraph(told, columns, 4, 'muted')],
    ),
  ];
}

const toneOf = (status: Status) =>
  status === 'ok' || status === 'skipped' ? undefined : statusTone[status];

function nextSteps(findings: readonly Finding[], { flags, isVerbose, isPart }: Ending) {
  const { next } = texts().doctor;
  const bad = findings.filter(({ status }) => status === 'problem' || status === 'warning');
  const doctor = (flag: string) =>
    [`${program} doctor`, flags, flag].filter((one) => one !== '').join(' ');
  const canMend = bad.some(({ remedies }) => remedies.some(({ needs }) => needs !== 'person'));
  if (bad.length === 0) {
    const wizard = flags === '' ? program.replace(/ --$/, '') : `${program} ${flags}`;
    return isPart ? [] : [{ command: wizard, why: next.wizard }];
  }
  return [
    ...(canMend ? [{ command: doctor('--fix'), why: next.fix }] : []),
    ...(isVerbose ? [] : [{ command: doctor('--verbose'), why: next.verbose }]),
  ];
}

/** The id that comes after those that were told, among all that are to be told. */
export function nextAfter(ids: readonly CheckId[], told: Finding | null): CheckId | null {
  return ids[told === null ? 0 : ids.indexOf(told.id) + 1] ?? null;
}
