import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts, why } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import {
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
import { obstacles, targetWays } from '../target-ways.ts';
import { mark, statusTone } from '../theme.ts';
import type { TargetView } from '../view.ts';
import { actionLines } from './actions.ts';
import { sourceOf } from './evidence.ts';
import { isTold } from './menu.ts';

/** How much is told of the obstacle in focus: all, its ways out, or no more than of the others. */
export type ObstacleFold = 'whole' | 'ways' | 'titles';

/** What stands in the way of the build, one row each; the one in focus with its reason and its ways out. */
export function obstacleLines(
  page: Page,
  state: WizardState,
  { focus, way }: TargetView,
  fold: ObstacleFold,
): Line[] {
  const ways = targetWays(state);
  const chosen = focus === 'ways' ? ways[Math.min(way, ways.length - 1)] : undefined;
  const found = obstacles(state);
  const inFocus = chosen?.finding ?? found[0];
  return found.flatMap((finding) => {
    if (finding !== inFocus || fold === 'titles') return [titleRow(page, finding)];
    const own = ways.filter((one) => one.finding === finding);
    const rows = own.map((one) => wayRow(page, one.remedy, one === chosen));
    const told = chosen?.remedy ?? own[0]?.remedy;
    if (fold === 'ways')
      return [...wholeTitle(page, finding), ...placeLines(page, finding), ...rows];
    return [
      ...wholeTitle(page, finding),
      ...reasonLines(page, finding),
      ...rows,
      ...(told === undefined ? [] : actionLines(page, told.actions, indentOf(page) + 2)),
    ];
  });
}

/** Cells of a status in words, and before a title. */
const word = 9;
const indentOf = ({ theme }: Page): number => 3 + cells(mark(theme, 'ok')) + word;

function statusSpans({ theme }: Page, { status }: Finding): Line {
  const tone = statusTone[status];
  const text = pad(texts().ui.status[status], word);
  return line('  ', span(mark(theme, status), tone), ' ', span(text, tone));
}

function titleRow(page: Page, finding: Finding): Line {
  const room = page.columns - indentOf(page);
  return [
    ...statusSpans(page, finding),
    { text: clip(finding.title, room, page.theme.glyphs.more) },
  ];
}

function wholeTitle(page: Page, finding: Finding): Line[] {
  const indent = indentOf(page);
  return wrap(finding.title, page.columns - indent).map((text, index) =>
    index === 0
      ? [...statusSpans(page, finding), bold(text)]
      : line(' '.repeat(indent), bold(text)),
  );
}

/** Why it matters, and what was seen. */
const reasonLines = (page: Page, { id, evidence }: Finding): Line[] =>
  mutedLines(page, [why(id), seenIn(evidence)]);

/** What is wrong in a line of a file: without that nobody could mend it. */
const placeLines = (page: Page, { evidence }: Finding): Line[] =>
  evidence[0]?.line == null ? [] : mutedLines(page, [seenIn(evidence)]);

/** What was seen first; with its file and line, where it is in one. */
function seenIn([seen]: Finding['evidence']): string {
  if (seen === undefined) return '';
  const [text = ''] = seen.text.split('\n');
  return seen.line === null ? text : texts().joined.named(sourceOf(seen), text);
}

const mutedLines = (page: Page, rows: readonly string[]): Line[] =>
  rows
    .filter((text) => text !== '')
    .flatMap((text) => paragraph(text, page.columns, indentOf(page), 'muted'));

function wayRow(page: Page, remedy: Remedy, isHere: boolean): Line {
  const { cursor, more } = page.theme.glyphs;
  const indent = indentOf(page);
  const byHand = isTold(remedy) ? `   ${texts().ui.byHand}` : '';
  const shown = clip(remedy.title, page.columns - indent - 2 - cells(byHand), more);
  return line(
    ' '.repeat(indent),
    span(isHere ? `${cursor} ` : '  ', 'accent'),
    isHere ? bold(shown) : span(shown, 'accent'),
    muted(byHand),
  );
}
