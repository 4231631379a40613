import { texts } from '../../texts/index.ts';
import { bindings } from '../bindings.ts';
import { type Action, keyName, type Mode } from '../keys.ts';
import { cells, type Line, line, lineCells, muted, type Page, pad, span } from '../line.ts';

/** The keys that stay when the row is short, the first one longest. */
const important: readonly Action[] = [
  'quit',
  'help',
  'cancel',
  'yes',
  'no',
  'close',
  'answer',
  'goOn',
  'choose',
  'build',
  'leave',
];

/** One row of keys and what they do now; the least important ones are left out where they don't fit. */
export function keyLine(
  page: Page,
  mode: Mode,
  words: Partial<Record<Action, string>> = {},
  idle: readonly Action[] = [],
): Line {
  const { actions } = texts().ui;
  let shown = bindings[mode].filter(
    ({ action, isQuiet }) => isQuiet !== true && !idle.includes(action),
  );
  let gap = 3;
  const draw = () =>
    line(
      ...shown.flatMap(({ action, keys }, index) => [
        index === 0 ? '' : ' '.repeat(gap),
        span(keyName(keys[0] ?? '', page.theme.glyphs), 'accent'),
        muted(` ${words[action] ?? actions[action]}`),
      ]),
    );
  if (lineCells(draw()) > page.columns) gap = 2;
  while (lineCells(draw()) > page.columns && shown.length > 2) {
    const least = shown.findLast(({ action }) => !important.includes(action)) ?? shown[0];
    shown = shown.filter((binding) => binding !== least);
  }
  return draw();
}

/** Every key of a mode, one a row. */
export function keyRows(page: Page, mode: Mode, indent: number): Line[] {
  const { actions } = texts().ui;
  const names = bindings[mode].map(({ keys }) =>
    keys.map((key) => keyName(key, page.theme.glyphs)).join(', '),
  );
  const width = Math.max(...names.map(cells)) + 3;
  return bindings[mode].map(({ action }, index) =>
    line(' '.repeat(indent), span(pad(names[index] ?? '', width), 'accent'), actions[action]),
  );
}
