import type { PlatformChoice } from '../../checklist/platform-choice.ts';
import type { Preset, TargetFacts } from '../../checklist/target.ts';
import { texts } from '../../texts/index.ts';
import { type Field, fieldOf } from '../field.ts';
import {
  bold,
  cells,
  clip,
  type Line,
  line,
  lineCells,
  muted,
  type Page,
  pad,
  span,
  wrap,
} from '../line.ts';
import type { TargetView } from '../view.ts';
import { fieldLines } from './field-line.ts';

/** One row of the list: a preset, or a platform. */
export type Choice =
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'platform'; readonly choice: PlatformChoice };

/** The rows of the list; a filter leaves the platforms that have its text in their name. */
export function choicesOf(facts: TargetFacts, filter: Field | null): readonly Choice[] {
  const wanted = filter?.text.trim().toLowerCase() ?? '';
  const platforms = facts.choices
    .filter(({ platform }) => platform.toLowerCase().includes(wanted))
    .map((choice) => ({ kind: 'platform', choice }) as const);
  const presets = facts.presets.map((preset) => ({ kind: 'preset', preset }) as const);
  return wanted === '' ? [...presets, ...platforms] : platforms;
}

/** The list of presets and platforms in at most `page.rows` rows, around its cursor. */
export function platformLines(
  page: Page,
  facts: TargetFacts,
  target: TargetView,
  chosen: readonly string[],
): Line[] {
  const words = texts().ui.target;
  const rows = choicesOf(facts, target.filter);
  const cursor = Math.min(target.cursor, Math.max(0, rows.length - 1));
  const width = Math.max(...facts.choices.map(({ platform }) => cells(platform)), 0) + 3;
  const hasFocus = target.focus === 'platforms';
  const lookOf = (choice: Choice, isHere: boolean): RowLook => ({
    ...{ isHere, width },
    isChosen: choice.kind === 'platform' && chosen.includes(choice.choice.platform),
  });
  // The row under the cursor may tell its reason in several rows.
  const here = rows[cursor];
  const tall = here === undefined ? 1 : choiceLines(page, here, lookOf(here, true)).length;
  const room = Math.max(1, page.rows - tall);
  const first = Math.max(0, Math.min(cursor - Math.floor(room / 2), rows.length - room));
  const shown = rows.slice(first, first + room);
  const hidden = rows.length - shown.length;
  const head = target.isFiltering
    ? filterLines(page, target)
    : [titleLine(page, chosen.length, hidden, target.filter?.text.trim() ?? '')];
  if (rows.length === 0)
    return [...head, line('  ', muted(target.filter === null ? words.noPlatforms : words.noMatch))];
  return [
    ...head,
    ...shown.flatMap((choice, index) =>
      choiceLines(page, choice, lookOf(choice, hasFocus && first + index === cursor)),
    ),
  ];
}

function filterLines(page: Page, { filter }: TargetView): Line[] {
  const name = texts().ui.target.filter;
  const field = filter ?? fieldOf('');
  return fieldLines(page, { name, width: cells(name) + 2, field, hasFocus: true, error: null });
}

function titleLine(page: Page, chosen: number, hidden: number, filter: string): Line {
  const words = texts().ui.target;
  const told = filter === '' ? words.choose : words.onlyWith(filter);
  const titled = (text: string) => line('  ', bold(words.platforms), muted(`   ${text}`));
  const count = words.chosen(chosen);
  const left = titled(texts().joined.titled(count, told));
  const more = hidden === 0 ? '' : words.moreRows(hidden);
  const gapOf = (row: Line) => page.columns - lineCells(row) - cells(more);
  // The keys stand in the last row, too, and how much is out of sight here alone; a filter goes before both.
  const row = gapOf(left) < 2 && more !== '' && filter === '' ? titled(count) : left;
  const gap = gapOf(row);
  return gap < 2 ? row : [...row, muted(' '.repeat(gap) + more)];
}

type RowLook = { readonly isHere: boolean; readonly isChosen: boolean; readonly width: number };

function choiceLines(page: Page, row: Choice, { isHere, isChosen, width }: RowLook): Line[] {
  const { target } = texts().ui;
  const { glyphs } = page.theme;
  const cursor = span(isHere ? `${glyphs.cursor} ` : '  ', 'accent');
  const name = (text: string) => (isHere ? bold(text) : { text });
  if (row.kind === 'preset') {
    const { title: start, platforms } = row.preset;
    const names = platforms
      .map((platform) => platform.replace(/^linux\//, ''))
      .join(texts().joined.comma);
    const room = page.columns - cells(target.preset) - 4;
    const title = clip(target.presetOf(start, names || glyphs.more), room, glyphs.more);
    return [line(cursor, muted(`${target.preset}  `), name(title))];
  }
  const { platform, kind, reason } = row.choice;
  const told = kind === null ? (reason ?? '') : target.kinds[kind];
  const box =
    kind === null ? muted(` ${glyphs.skipped}  `) : isChosen ? span('[x] ', 'accent') : '[ ] ';
  const shown = pad(platform, width);
  const start = line(cursor, box, kind === null ? muted(shown) : name(shown));
  const room = page.columns - 6 - width;
  // The whole reason is told where a person looks.
  const rows = isHere ? wrap(told, room) : [clip(told, room, glyphs.more)];
  return rows.map((text, index) => [
    ...(index === 0 ? start : line(' '.repeat(6 + width))),
    muted(text),
  ]);
}
