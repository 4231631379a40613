import type { Answer, Outcome, Run, Step } from '../../clinic/step.ts';
import { verdictOf } from '../../clinic/verdict.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { cells, type Line, line, lineCells, type Page, pad, span, wrap } from '../line.ts';
import { mark } from '../theme.ts';

/** A step and what was answered to it. */
export type Done<One extends Step = Step> = { readonly step: One; readonly answer: Answer };

/** What was done to the table, and the runs that came last: the results. */
export function divided(
  steps: readonly Step[],
  { answers }: Outcome,
): { readonly done: readonly Done[]; readonly runs: readonly Done<Run>[] } {
  const begin = steps.findLastIndex(({ kind }) => kind !== 'run') + 1;
  const all = steps.map((step, index) => ({
    step,
    answer: answers[index] ?? ({ kind: 'ok' } as const),
  }));
  return {
    done: all.slice(0, begin),
    runs: all
      .slice(begin)
      .flatMap(({ step, answer }) => (step.kind === 'run' ? [{ step, answer }] : [])),
  };
}

/** How much of the lines for `register` is shown: all of each, of the last one, or of none. */
export type Fullness = 'all' | 'last' | 'none';

/** What was done, a step below the other, each with how it went. */
export function doneLines(page: Page, done: readonly Done[], fullness: Fullness): Line[] {
  const width = Math.max(0, ...done.map(({ step }) => cells(labelOf(step)))) + 2;
  const last = done.findLastIndex(({ step }) => step.kind === 'register');
  return done.flatMap((one, index) => {
    const isWhole = fullness === 'all' || (fullness === 'last' && index === last);
    return stepLines(page, one, width, isWhole);
  });
}

function stepLines(
  { theme, columns }: Page,
  { step, answer }: Done,
  width: number,
  isWhole: boolean,
): Line[] {
  const isProblem = hasFailed(step, answer);
  const glyph = mark(theme, isProblem ? 'problem' : 'ok');
  const indent = 2 + cells(glyph) + 1 + width;
  const room = columns - indent;
  const text = textOf({ step, answer }, isWhole, theme.glyphs.more);
  const rows = step.kind === 'register' ? packed(text, room) : wrap(text, room);
  const first = [span(glyph, isProblem ? 'problem' : 'success'), ' ', pad(labelOf(step), width)];
  const lines = rows.map((row, index) =>
    line(...(index === 0 ? ['  ', ...first] : [' '.repeat(indent)]), span(row, 'accent')),
  );
  const told = step.kind === 'run' || answer.kind !== 'errno' ? '' : errnoTold(answer);
  return told === '' ? lines : withEnd(lines, told, indent, columns);
}

/** The error beside the last row where that has room, else below it. */
function withEnd(lines: readonly Line[], told: string, indent: number, columns: number): Line[] {
  const last = lines.at(-1) ?? [];
  const isBeside = lineCells(last) + gap + cells(told) <= columns;
  const end = span(told, 'problem');
  if (!isBeside) return [...lines, line(' '.repeat(indent), end)];
  return [...lines.slice(0, -1), [...last, { text: ' '.repeat(gap) }, end]];
}

const gap = 3;

const hasFailed = (step: Step, answer: Answer): boolean =>
  step.kind === 'run' ? verdictOf(answer).kind !== 'runs' : answer.kind !== 'ok';

/** What is written to, or what is done. */
function labelOf(step: Step): string {
  const { steps } = clinicTexts();
  return step.kind === 'write' ? step.entry : steps[step.kind];
}

function textOf({ step, answer }: Done, isWhole: boolean, more: string): string {
  const { steps } = clinicTexts();
  switch (step.kind) {
    case 'register':
      return isWhole ? step.line : elided(step.line, more);
    case 'write':
      return step.text;
    case 'remove':
      return step.file;
    case 'put':
      return step.program === 'dynamic' ? steps.dynamic(step.file) : steps.standIn(step.file);
    case 'run':
      return steps.ran(step.argv.join(' '), steps.runIn[step.place], runTold(answer));
  }
}

/** The line in rows of at most `width` cells: broken before a field or between bytes. */
function packed(text: string, width: number): readonly string[] {
  const rows = [''];
  for (const part of text.match(/:[^\\:]*:[^\\:]*$|\\x[0-9a-f]{2}|:[^\\:]*|[^\\:]+/g) ?? []) {
    const row = rows.at(-1) ?? '';
    if (row !== '' && cells(row) + cells(part) > width) rows.push(part);
    else rows[rows.length - 1] = row + part;
  }
  return rows.flatMap((row) => wrap(row, width));
}

/** The line without the bytes of magic and mask: they stand below it, in the entry. */
function elided(text: string, more: string): string {
  const [empty = '', name, type, offset, , , ...rest] = text.split(':');
  return [empty, name, type, offset, more, more, ...rest].join(':');
}

/** `ENOENT, no such file or directory` */
function errnoTold({ name, number }: Answer & { readonly kind: 'errno' }): string {
  const { steps, errno } = clinicTexts();
  return steps.failed(name === '' ? String(number) : name, errno[name] ?? '');
}

/** How a run ended, in a few words. */
function runTold(answer: Answer): string {
  const { runs } = clinicTexts();
  const verdict = verdictOf(answer);
  if (verdict.kind === 'refused') return verdict.errno;
  return verdict.kind === 'runs' ? runs.handedOnly(verdict.handed) : verdict.line;
}
