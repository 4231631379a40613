import type { BuildFacts, Diagnosis } from '../../checklist/build.ts';
import type { Culprit, LaneName } from '../../docker/lanes.ts';
import type { Remedy } from '../../model/remedy.ts';
import { isBefore, type StepId } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
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
  pad,
  paragraph,
  span,
  wrap,
} from '../line.ts';
import { actionLines, named } from '../parts/actions.ts';
import { laneName } from '../parts/lanes.ts';
import { logFileLines } from '../parts/log-file.ts';
import { type Entry, menuLines } from '../parts/menu.ts';
import type { Body } from '../parts/window.ts';
import type { View } from '../view.ts';

/** A way on from a build that did not succeed. */
export type FailedWay =
  | { readonly kind: 'mend'; readonly remedy: Remedy }
  | { readonly kind: 'try-again' | 'log' }
  | { readonly kind: 'back'; readonly step: StepId };

/** The ways on: what mends the first known cause comes first, the step that knows it last. */
export function failedWays({ diagnoses, log }: BuildFacts): readonly FailedWay[] {
  // What only a person can do is told, not carried out: after it they try again.
  const mends = diagnoses.flatMap(({ remedy }) =>
    remedy === null || remedy.needs === 'person' ? [] : [{ kind: 'mend', remedy } as const],
  );
  const step = diagnoses.find((known) => isBefore(known.step, 'build'))?.step ?? 'target';
  return [
    ...mends,
    { kind: 'try-again' },
    ...(log === null ? [] : [{ kind: 'log' } as const]),
    { kind: 'back', step },
  ];
}

function entryOf(way: FailedWay): Entry {
  const { failed } = texts().ui;
  switch (way.kind) {
    case 'mend':
      return { title: failed.mendAndTry, hint: way.remedy.title };
    case 'try-again':
      return { title: failed.tryAgain };
    case 'log':
      return { title: failed.readLog };
    case 'back':
      return { title: failed.backTo(texts()[way.step].title) };
  }
}

/** A build that failed or was cancelled: the verdict first, then the cause, then the ways on. */
export function failedBody(
  page: Page,
  facts: BuildFacts,
  { cursor, home }: Pick<View, 'cursor' | 'home'>,
  outcome: readonly Line[] = [],
): Body {
  const ways = failedWays(facts);
  const way = ways[cursor ?? 0];
  const chosen = way?.kind === 'mend' ? way.remedy : null;
  const menu = menuLines({ ...page, columns: page.columns - 2 }, ways.map(entryOf), cursor ?? 0);
  const foot = [blank, ...menu.map((row): Line => [{ text: '  ' }, ...row])];
  const told = verdictLines(page, facts);
  const first = told.slice(0, 1);
  const verdict = [...outcome, ...told];
  const known = facts.diagnoses.flatMap((one) => [blank, ...diagnosisLines(page, one)]);
  const brief = causeLines(page, facts.diagnoses, chosen);
  const mend = chosen === null ? [] : mendLines(page, chosen);
  const log = facts.logFile === null ? [] : [blank, ...logFileLines(page, facts.logFile, home)];
  const room = page.rows - verdict.length - known.length - foot.length - log.length - 1;
  const output = (rows: number) => outputLines(page, facts, rows);
  // Each shorter than the one before; the verdict, the cause and the ways on are in all of them.
  const bodies = [
    [...verdict, ...output(Math.max(3, room)), ...known, ...foot, ...log],
    [...verdict, ...output(2), ...known, ...foot],
    [...verdict, ...output(3), ...brief, ...foot],
    [...verdict, ...output(1), ...brief, ...foot],
    [...verdict, ...brief, ...foot],
    [...verdict.slice(0, outcome.length + 2), ...brief, ...foot],
    [...verdict.slice(0, outcome.length + 2), ...brief.slice(1), ...foot.slice(1)],
    [...outcome.slice(0, 1), ...first, ...brief.slice(1), ...foot.slice(1)],
    [...outcome.slice(0, 1), ...first, ...mend, ...foot.slice(1)],
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

/** Of a long instruction as much as tells which one it is; all of it stands in the Dockerfile. */
function instructionLines(page: Page, { instruction, source, exitCode }: Culprit): Line[] {
  const { columns, theme } = page;
  const most = page.rows < 14 ? 1 : 3;
  const place = source === null ? '' : `${source.file}:${source.line}   `;
  const code = exitCode === null ? '' : texts().ui.failed.exitCode(exitCode);
  const room = columns - 4 - cells(place);
  const width = room - cells(code) - (code === '' ? 0 : 3);
  const rows = wrap(instruction, width);
  const cut = clip(`${rows[most - 1] ?? ''} ${rows[most] ?? ''}`, width, theme.glyphs.more);
  const [first = '', ...rest] = rows.length <= most ? rows : [...rows.slice(0, most - 1), cut];
  const gap = Math.max(3, room - cells(first) - cells(code));
  const margin = ' '.repeat(4 + cells(place));
  return [
    line('    ', muted(place), first, code === '' ? '' : ' '.repeat(gap), span(code, 'problem')),
    ...rest.map((row) => line(margin, row)),
  ];
}

function neighbourLines(page: Page, { cancelled, done }: Culprit): Line[] {
  const { failed } = texts().ui;
  const names = (lanes: readonly LaneName[]) => lanes.map(laneName).join(texts().joined.comma);
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
function diagnosisLines(page: Page, { cause, evidence, remedy }: Diagnosis): Line[] {
  const { failed } = texts().ui;
  const [seen] = evidence;
  return [
    ...paragraph(cause, page.columns, 4),
    ...(seen === undefined ? [] : named(page, failed.seen, seen, 6, 6)),
    ...(remedy === null ? [] : mendLines(page, remedy)),
  ];
}

/** The causes in short; of the one whose remedy is under the cursor also what mends it. */
function causeLines(
  page: Page,
  diagnoses: readonly Diagnosis[],
  chosen: Remedy | null,
): readonly Line[] {
  const told =
    chosen === null ? diagnoses.slice(0, 1) : diagnoses.filter(({ remedy }) => remedy === chosen);
  return told.flatMap(({ cause, remedy }) => [
    blank,
    ...paragraph(cause, page.columns, 4),
    ...(remedy === chosen && chosen !== null ? mendLines(page, chosen) : []),
  ]);
}

/** Below this width a command needs the cells of its name. */
const narrow = 72;

function mendLines(page: Page, { actions }: Remedy): Line[] {
  if (page.columns < narrow) return actionLines(page, actions, 4);
  const [first, ...rest] = actionLines(page, actions, 12);
  if (first === undefined) return [];
  return [line('      ', muted(pad(texts().ui.failed.mend, 6)), ...first.slice(1)), ...rest];
}
