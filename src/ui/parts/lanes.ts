import type { Bytes, LaneState, LaneView, SharedWork } from '../../docker/lanes.ts';
import { texts } from '../../texts/index.ts';
import { duration, size } from '../amounts.ts';
import {
  cells,
  clip,
  type Line,
  line,
  lineCells,
  muted,
  type Page,
  pad,
  padStart,
  type Span,
  span,
} from '../line.ts';
import type { Tone } from '../theme.ts';

/** The name of a lane: its platform, its target before it in a bake. */
export function laneName({ target, platform }: Pick<LaneView, 'target' | 'platform'>): string {
  const name = [target, platform].filter((part) => part !== null).join(' ');
  return name === '' ? texts().ui.build.onePlatform : name;
}

/** Cells of the column of names. */
export function nameCells(lanes: readonly LaneView[]): number {
  const { setup, exporting } = texts().ui.build;
  return Math.max(...[setup, exporting, ...lanes.map(laneName)].map(cells)) + 3;
}

const tones: Readonly<Record<LaneState, Tone | undefined>> = {
  waiting: 'muted',
  running: 'accent',
  done: 'success',
  failed: 'problem',
  cancelled: 'warning',
};

/** The glyph of a lane's state, every one as wide as the widest. */
function stateMark({ theme: { glyphs } }: Page, state: LaneState): Span {
  const glyph = {
    waiting: glyphs.pending,
    running: glyphs.current,
    done: glyphs.success,
    failed: glyphs.problem,
    cancelled: glyphs.skipped,
  }[state];
  return span(pad(glyph, glyphs.success.length), tones[state]);
}

/** Set-up, or export and push: what belongs to no single platform. */
export function sharedLine(page: Page, name: string, work: SharedWork, names: number): Line {
  const counted = work.total === 0 ? '' : ` ${work.done}/${work.total}`;
  const running = work.vertexes.findLast(({ state }) => state === 'running');
  const left = line('  ', pad(name, names), stateMark(page, work.state), counted);
  const time = work.state === 'waiting' ? '' : duration(work.seconds, work.state === 'running');
  const room = page.columns - lineCells(left) - cells(time) - 4;
  const doing =
    running === undefined || room < 10
      ? ''
      : `  ${clip(running.instruction, room, page.theme.glyphs.more)}`;
  return rightAligned(page, [...left, muted(doing)], time);
}

const cachedCells = 11;

/** One platform in one row: how far, how much from the cache, how it runs, for how long. */
export function laneLine(page: Page, lane: LaneView, names: number, isFocused: boolean): Line {
  const { build } = texts().ui;
  const { steps, state, kind, seconds } = lane;
  const { glyphs } = page.theme;
  // Beside the bar: cursor, name, mark, counts, kind, time, and the spaces between them.
  const room = page.columns - names - cells(glyphs.success) - 30;
  const hasCached = room >= cachedCells + 10;
  const bar = Math.max(6, Math.min(20, hasCached ? room - cachedCells : room));
  const cached = steps.cached === 0 ? '' : build.cached(steps.cached);
  const word =
    state === 'cancelled' || state === 'failed'
      ? build[state]
      : kind === null
        ? ''
        : build.kinds[kind];
  const row = line(
    span(isFocused ? `${glyphs.cursor} ` : '  ', 'accent'),
    pad(laneName(lane), names),
    ...barSpans(page, steps.done / Math.max(1, steps.total), bar, tones[state]),
    ' ',
    stateMark(page, state),
    ' ',
    padStart(`${steps.done}/${steps.total}`, 5),
    '  ',
    muted(hasCached ? pad(cached, cachedCells) : ''),
    span(pad(word, 9), state === 'failed' || state === 'cancelled' ? tones[state] : 'muted'),
  );
  return rightAligned(
    page,
    row,
    state === 'waiting' ? build.waiting : duration(seconds, state === 'running'),
  );
}

function barSpans(
  { theme: { glyphs } }: Page,
  part: number,
  width: number,
  tone: Tone | undefined,
): readonly Span[] {
  const full = Math.floor(Math.min(1, part) * width);
  return [span(glyphs.full.repeat(full), tone), muted(glyphs.empty.repeat(width - full))];
}

function rightAligned({ columns }: Page, row: Line, text: string): Line {
  const gap = columns - lineCells(row) - cells(text);
  // A row that is too long keeps its time: the clock is what a person looks for.
  return [...row, { text: ' '.repeat(Math.max(1, gap)) }, { text }];
}

/** What a lane runs now, and the last lines it wrote: at most `rows` rows. */
export function laneDetail(page: Page, lane: LaneView, names: number, rows: number): Line[] {
  if (rows <= 0) return [];
  const { theme, columns } = page;
  const margin = ' '.repeat(2 + names);
  const room = columns - margin.length;
  const pulled = lane.pulled === null ? '' : pulling(lane.pulled);
  const doing =
    lane.current === null
      ? ''
      : clip(lane.current.instruction, room - cells(pulled), theme.glyphs.more);
  const output =
    rows === 1 ? [] : lane.lines.filter((text) => text.trim() !== '').slice(-(rows - 1));
  return [
    ...(doing === '' ? [] : [line(margin, doing, muted(pulled))]),
    ...output.map((text) =>
      line(margin, muted(`${theme.glyphs.bar} ${clip(text, room - 2, theme.glyphs.more)}`)),
    ),
  ];
}

/** How much of the base image is here, while it still comes. */
function pulling({ current, total }: Bytes): string {
  return current < total ? `  ${size(current)} / ${size(total)}` : '';
}
