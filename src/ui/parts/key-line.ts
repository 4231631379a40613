import { texts } from '../../texts/index.ts';
import { type Binding, bindings } from '../bindings.ts';
import { type Action, keyName, type Mode } from '../keys.ts';
import { beside, cells, type Line, line, lineCells, muted, type Page, pad, span } from '../line.ts';

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

/** Every key of a mode in two columns, other than those that mean the same in another mode. */
export function keyColumns(page: Page, mode: Mode, indent: number, known?: Mode): Line[] {
  const shown = bindings[mode].filter(
    ({ action, keys }) => known === undefined || !isSame(bindings[known], action, keys),
  );
  const half = Math.ceil(shown.length / 2);
  const left = keyRows(page, shown.slice(0, half), indent);
  const right = keyRows(page, shown.slice(half), 0);
  return beside(left, Math.floor(page.columns / 2), right);
}

const isSame = (known: readonly Binding[], action: Action, keys: readonly string[]): boolean =>
  known.some((one) => one.action === action && one.keys.join() === keys.join());

function keyRows({ theme }: Page, shown: readonly Binding[], indent: number): Line[] {
  const { actions } = texts().ui;
  const names = shown.map(({ keys }) => keys.map((key) => keyName(key, theme.glyphs)).join(', '));
  const width = Math.max(0, ...names.map(cells)) + 3;
  return shown.map(({ action }, index) =>
    line(' '.repeat(indent), span(pad(names[index] ?? '', width), 'accent'), actions[action]),
  );
}
