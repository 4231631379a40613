import type { BuildFacts, Diagnosis } from '../../checklist/build.ts';
import type { Culprit, LaneName } from '../../docker/lanes.ts';
import type { Remedy } from '../../model/remedy.ts';
import { cause, texts } from '../../texts/index.ts';
import { duration } from '../amounts.ts';
import {
  blank,
  bold,
  cells,
  clip,
  type Line,
  line,
  muted,
  type Page,
  paragraph,
  span,
  wrap,
} from '../line.ts';
import { actionLines, named } from '../parts/actions.ts';
import { laneName } from '../parts/lanes.ts';
import { menuLines } from '../parts/menu.ts';
import type { Body } from '../parts/window.ts';
import { logFileLines } from './build.ts';

/** A way on from a build that did not succeed. */
export type FailedWay =
  | { readonly kind: 'mend'; readonly remedy: Remedy }
  | { readonly kind: 'try-again' | 'log' | 'back' };

/** The ways on: what mends the first known cause comes first. */
export function failedWays({ diagnoses, log }: BuildFacts): readonly FailedWay[] {
  const mends = diagnoses.flatMap(({ remedy }) =>
    remedy === null ? [] : [{ kind: 'mend', remedy } as const],
  );
  return [
    ...mends,
    { kind: 'try-again' },
    ...(log === null ? [] : [{ kind: 'log' } as const]),
    { kind: 'back' },
  ];
}

/** A build that failed or was cancelled: the verdict first, then the cause, then the ways on. */
export function failedBody(page: Page, facts: BuildFacts, cursor: number | null): Body {
  const { failed } = texts().ui;
  const ways = failedWays(facts);
  const entries = ways.map((way) => {
    if (way.kind === 'mend') return { title: failed.mendAndTry, hint: way.remedy.title };
    if (way.kind === 'try-again') return { title: failed.tryAgain };
    if (way.kind === 'log') return { title: failed.readLog };
    return { title: failed.backTo(texts().target.title) };
  });
  const menu = menuLines({ ...page, columns: page.columns - 2 }, entries, cursor ?? 0);
  const foot = [blank, ...menu.map((row): Line => [{ text: '  ' }, ...row])];
  const verdict = verdictLines(page, facts);
  const known = facts.diagnoses.flatMap((diagnosis) => diagnosisLines(page, diagnosis));
  const log = facts.logFile === null ? [] : [blank, ...logFileLines(page, facts.logFile)];
  const room = page.rows - verdict.length - known.length - foot.length - log.length - 1;
  const output = (rows: number) => outputLines(page, facts, rows);
  // Each shorter than the one before; the verdict and the ways on are in all of them.
  const bodies = [
    [...verdict, ...output(Math.max(3, room)), ...known, ...foot, ...log],
    [...verdict, ...output(2), ...known, ...foot],
    [...verdict, ...output(1), ...foot],
    [...verdict.slice(0, 3), ...foot],
  ];
  const lines = bodies.find((body) => body.length <= page.rows) ?? bodies.at(-1) ?? [];
  return { lines, keep: lines.length - 1 };
}

/** Which platform, which instruction, where, how, after how long, and whom else it cost. */
export function verdictLines(page: Page, facts: BuildFacts): Line[] {
  const { theme, columns } = page;
  const isCancelled = facts.phase === 'cancelled';
  const glyph = isCancelled ? theme.glyphs.skipped : theme.glyphs.problem;
  const tone = isCancelled ? 'warning' : 'problem';
  const culprit = facts.snapshot?.culprit ?? null;
  const verdict = line('  ', span(glyph, tone), ' ', bold(verdictText(facts, culprit), tone));
  if (culprit === null) {
    const error = isCancelled ? null : (facts.snapshot?.toolError ?? null);
    return [verdict, ...(error === null ? [] : paragraph(error, columns, 4))];
  }
  return [verdict, ...instructionLines(page, culprit), ...neighbourLines(page, culprit)];
}

function verdictText({ phase, snapshot }: BuildFacts, culprit: Culprit | null): string {
  const { failed } = texts().ui;
  if (phase === 'cancelled') return failed.cancelled(duration(snapshot?.seconds ?? 0));
  if (culprit === null)
    return snapshot === null ? failed.buildAtOnce : failed.build(duration(snapshot.seconds));
  const after = duration(culprit.afterSeconds);
  if (culprit.platform === null && culprit.target === null && culprit.step === null)
    return failed.build(after);
  const lane = laneName(culprit);
  return culprit.step === null
    ? failed.lane(lane, after)
    : failed.laneAt(lane, culprit.step.index, culprit.step.count, after);
}

function instructionLines(page: Page, { instruction, source, exitCode }: Culprit): Line[] {
  const { columns } = page;
  const place = source === null ? '' : `${source.file}:${source.line}   `;
  const code = exitCode === null ? '' : texts().ui.failed.exitCode(exitCode);
  const room = columns - 4 - cells(place);
  const [first = '', ...rest] = wrap(instruction, room - cells(code) - (code === '' ? 0 : 3));
  const gap = Math.max(3, room - cells(first) - cells(code));
  const margin = ' '.repeat(4 + cells(place));
  return [
    line('    ', muted(place), first, code === '' ? '' : ' '.repeat(gap), span(code, 'problem')),
    ...rest.map((row) => line(margin, row)),
  ];
}

function neighbourLines(page: Page, { cancelled, done }: Culprit): Line[] {
  const { failed } = texts().ui;
  const names = (lanes: readonly LaneName[]) => lanes.map(laneName).join(', ');
  return [
    ...(cancelled.length === 0 ? [] : paragraph(failed.because(names(cancelled)), page.columns, 4)),
    ...(done.length === 0 ? [] : paragraph(failed.done(names(done)), page.columns, 4)),
  ];
}

/** The culprit's last lines, at most 15, as many as there is room for. */
function outputLines(page: Page, { snapshot }: BuildFacts, room: number): Line[] {
  const { theme, columns } = page;
  const culprit = snapshot?.culprit ?? null;
  const told = culprit === null ? (snapshot?.toolLines ?? []) : culprit.lines;
  const all = told.length === 0 && culprit !== null ? [culprit.message] : told;
  const rows = all
    .flatMap((text) => wrap(text, columns - 6))
    .slice(-Math.min(15, room))
    .map((text) =>
      line('    ', muted(`${theme.glyphs.bar} `), clip(text, columns - 6, theme.glyphs.more)),
    );
  return rows.length === 0 ? [] : [blank, ...rows];
}

/** A known failure: its cause, what was seen, and what mends it. */
function diagnosisLines(page: Page, { failure, evidence, remedy }: Diagnosis): Line[] {
  const { failed } = texts().ui;
  const [seen] = evidence;
  const reason = cause(failure);
  return [
    blank,
    ...(reason === '' ? [] : paragraph(reason, page.columns, 4)),
    ...(seen === undefined ? [] : named(page, failed.seen, seen, 6, 6)),
    ...(remedy === null ? [] : mendLines(page, remedy)),
  ];
}

function mendLines(page: Page, { actions }: Remedy): Line[] {
  const [first, ...rest] = actionLines(page, actions, 12);
  if (first === undefined) return [];
  return [line('      ', muted(texts().ui.failed.mend.padEnd(6)), ...first.slice(1)), ...rest];
}
