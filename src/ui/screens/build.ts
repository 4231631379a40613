import type { BuildFacts } from '../../checklist/build.ts';
import type { BuildSnapshot, LaneView } from '../../docker/lanes.ts';
import { texts } from '../../texts/index.ts';
import { duration } from '../amounts.ts';
import {
  beside,
  blank,
  bold,
  clip,
  type Line,
  line,
  muted,
  type Page,
  paragraph,
  span,
} from '../line.ts';
import { commandLines, commandText } from '../parts/command.ts';
import { laneDetail, laneLine, laneName, nameCells, sharedLine } from '../parts/lanes.ts';
import { logFileLines } from '../parts/log-file.ts';
import type { Body } from '../parts/window.ts';
import { mark } from '../theme.ts';
import type { View } from '../view.ts';
import { askBody } from './prompt.ts';

/** From this width on, the log of the lane in focus stands beside the lanes. */
const wide = 110;

/** The build: its command, then one lane a platform; above it what was done last. */
export function buildBody(
  page: Page,
  facts: BuildFacts,
  view: View,
  outcome: readonly Line[] = [],
): Body {
  const command = commandLines(page, commandText({ run: facts.command }), {
    indent: 2,
    isSpread: facts.phase === 'ready',
  });
  // A recording has no command.
  const shown = facts.command.length === 0 ? [] : command;
  const head = [...outcome, ...shown, blank, ...phaseLines(page, facts)];
  // Where rows are few they belong to the lanes.
  const hasFoot = facts.logFile !== null && page.rows >= 14;
  const foot = hasFoot ? [blank, ...logFileLines(page, facts.logFile, view.home)] : [];
  const room = page.rows - head.length - foot.length;
  const lanes =
    facts.snapshot === null ? [] : snapshotLines({ ...page, rows: room }, facts.snapshot, view);
  const lines = [...head, ...lanes, ...foot];
  // What is told last has to be seen while it asks; else the top, where the lanes are.
  return { lines, keep: facts.phase === 'asking' ? 0 : lines.length - 1 };
}

function phaseLines(page: Page, { phase, snapshot }: BuildFacts): Line[] {
  const { build } = texts().ui;
  switch (phase) {
    case 'ready':
      return [line('  ', span(build.ready, 'accent'))];
    case 'asking':
      return [...askBody(page, { title: build.stopTitle, lead: build.stopLead }).lines, blank];
    case 'cancelling':
      return [line('  ', span(build.stopping, 'warning')), blank];
    case 'running':
      return snapshot === null
        ? [line('  ', muted(`${page.theme.glyphs.more} ${build.starting}`))]
        : [];
    case 'succeeded':
      return [
        line(
          '  ',
          span(mark(page.theme, 'ok'), 'success'),
          ' ',
          build.succeeded(duration(snapshot?.seconds ?? 0)),
        ),
        blank,
      ];
    default:
      return [];
  }
}

/** The lane in focus: the one a person went to, else the first that failed, else one that runs. */
export function laneInFocus(lanes: readonly LaneView[], lane: number | null): number {
  if (lane !== null) return Math.min(Math.max(0, lane), Math.max(0, lanes.length - 1));
  const failed = lanes.findIndex(({ state }) => state === 'failed');
  const running = lanes.findIndex(({ state }) => state === 'running');
  return Math.max(0, failed === -1 ? running : failed);
}

/** Set-up, lanes, export: exactly as many rows as there are, or fewer. */
export function snapshotLines(
  page: Page,
  snapshot: BuildSnapshot,
  view: Pick<View, 'lane'>,
): Line[] {
  const { build } = texts().ui;
  const { lanes, setup, exporting } = snapshot;
  const names = nameCells(lanes);
  const focus = laneInFocus(lanes, view.lane);
  const isWide = page.columns >= wide && lanes.length > 0;
  const left: Page = isWide
    ? { ...page, columns: Math.max(76, Math.floor(page.columns * 0.58)) }
    : page;
  const warnings = warningLines(left, snapshot);
  const room = page.rows - 2 - warnings.length;
  const rows = [
    sharedLine(left, build.setup, setup, names),
    ...laneLines({ ...left, rows: room }, lanes, focus, isWide),
    sharedLine(left, build.exporting, exporting, names),
    ...warnings,
  ];
  if (!isWide) return rows;
  const told = (lanes[focus]?.lines.length ?? 0) + 3;
  const height = Math.max(rows.length, Math.min(page.rows, told));
  return beside(
    rows,
    left.columns + 2,
    logLines({ ...page, columns: page.columns - left.columns - 2, rows: height }, lanes[focus]),
  );
}

function warningLines({ columns, theme }: Page, { warnings }: BuildSnapshot): Line[] {
  const [first] = warnings;
  if (first === undefined) return [];
  const room = columns - 3 - mark(theme, 'ok').length;
  const text = texts().joined.named(texts().ui.build.warnings(warnings.length), first.text);
  return [
    line(
      '  ',
      span(mark(theme, 'warning'), 'warning'),
      ' ',
      muted(clip(text, room, theme.glyphs.more)),
    ),
  ];
}

/** Lanes with what they run; where there are more than rows, the running ones first, the rest as a count. */
function laneLines(page: Page, lanes: readonly LaneView[], focus: number, isWide: boolean): Line[] {
  const names = nameCells(lanes);
  const shown = shownLanes(lanes, focus, page.rows);
  const folded = lanes.length - shown.length;
  const detail = detailRows(
    lanes,
    shown,
    focus,
    page.rows - shown.length - (folded > 0 ? 1 : 0),
    isWide,
  );
  const rows = shown.flatMap((index) => {
    const lane = lanes[index];
    if (lane === undefined) return [];
    const isFocused = index === focus && lanes.length > 1;
    return [
      laneLine(page, lane, names, isFocused),
      ...laneDetail(page, lane, names, detail.get(index) ?? 0),
    ];
  });
  return folded === 0
    ? rows
    : [...rows, foldedLine(lanes.filter((_, index) => !shown.includes(index)))];
}

const weight = ({ state }: LaneView): number =>
  ({ failed: 0, running: 1, waiting: 2, cancelled: 3, done: 4 })[state];

/** Indexes of the lanes that have a row, in their order. */
function shownLanes(lanes: readonly LaneView[], focus: number, rows: number): readonly number[] {
  const all = lanes.map((_, index) => index);
  if (lanes.length <= rows) return all;
  const byWeight = [...all].sort((a, b) => rank(lanes, a, focus) - rank(lanes, b, focus) || a - b);
  return byWeight.slice(0, Math.max(1, rows - 1)).sort((a, b) => a - b);
}

const rank = (lanes: readonly LaneView[], index: number, focus: number): number => {
  const lane = lanes[index];
  return index === focus || lane === undefined ? -1 : weight(lane);
};

/** Rows for what each running lane does: shared out evenly, what is left over to the one in focus. */
function detailRows(
  lanes: readonly LaneView[],
  shown: readonly number[],
  focus: number,
  room: number,
  isWide: boolean,
): ReadonlyMap<number, number> {
  const active = shown.filter((index) => ['running', 'failed'].includes(lanes[index]?.state ?? ''));
  const most = isWide ? 1 : 4;
  const each = Math.min(most, Math.floor(room / Math.max(1, active.length)));
  const rest = room - each * active.length;
  const bonus = isWide ? 0 : Math.max(0, Math.min(rest, each === 0 ? 1 : most));
  return new Map(active.map((index) => [index, each + (index === focus ? bonus : 0)]));
}

function foldedLine(folded: readonly LaneView[]): Line {
  const { build } = texts().ui;
  const count = (state: LaneView['state']) => folded.filter((lane) => lane.state === state).length;
  const states = build.foldedStates(count('running'), count('done'), count('waiting'));
  return line('  ', muted(texts().joined.named(build.folded(folded.length), states)));
}

/** What the lane in focus wrote, beside the lanes. */
function logLines({ columns, rows, theme }: Page, lane: LaneView | undefined): Line[] {
  if (lane === undefined) return [];
  const bar = muted(`${theme.glyphs.bar} `);
  const title = lane.current?.instruction ?? '';
  const head = [
    line(bar, bold(laneName(lane))),
    ...paragraph(title, columns - 2, 0)
      .slice(0, 2)
      .map((row) => [bar, ...row]),
  ];
  const room = Math.max(0, rows - head.length);
  const output = room === 0 ? [] : lane.lines.slice(-room);
  const empty = Array.from({ length: Math.max(0, room - output.length) }, () => line(bar));
  return [
    ...head,
    ...output.map((text) => line(bar, muted(clip(text, columns - 2, theme.glyphs.more)))),
    ...empty,
  ];
}
