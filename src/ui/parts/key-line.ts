import { texts } from '../../texts/index.ts';
import { type Binding, bindings } from '../bindings.ts';
import { type Action, keyName, type Mode } from '../keys.ts';
import { beside, cells, type Line, line, lineCells, muted, type Page, pad, span } from '../line.ts';

/** The keys that stay when the row is short, the first one longest. */
const important: readonly string[] = [
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
  'nextField',
] satisfies readonly Action[];

/** One row of keys and what they do now; the least important ones are left out where they don't fit. */
export function keyLine(
  page: Page,
  mode: Mode,
  words: Partial<Record<Action, string>> = {},
  idle: readonly Action[] = [],
): Line {
  const { actions } = texts().ui;
  const shown = bindings[mode].filter(({ action }) => !idle.includes(action));
  return keyLineOf(page, shown, (action) => words[action] ?? actions[action]);
}

/** The same of any keys, each with its word. */
export function keyLineOf<Asked extends string>(
  page: Page,
  keys: readonly Binding<Asked>[],
  wordOf: (action: Asked) => string,
): Line {
  let shown = keys.filter(({ isQuiet }) => isQuiet !== true);
  let gap = 3;
  const draw = () =>
    line(
      ...shown.flatMap(({ action, keys, named = 1 }, index) => [
        index === 0 ? '' : ' '.repeat(gap),
        span(namesOf(page, keys.slice(0, named)), 'accent'),
        muted(` ${wordOf(action)}`),
      ]),
    );
  if (lineCells(draw()) > page.columns) gap = 2;
  while (lineCells(draw()) > page.columns && shown.length > 2) {
    const least = shown.findLast(({ action }) => !important.includes(action)) ?? shown[0];
    shown = shown.filter((binding) => binding !== least);
  }
  return draw();
}

/** Arrows that go two ways stand side by side, other keys apart. */
const namesOf = ({ theme }: Page, keys: readonly string[]): string =>
  keys.map((key) => keyName(key, theme.glyphs)).join(keys.every(isArrow) ? '' : ', ');

const isArrow = (key: string): boolean => ['up', 'down', 'left', 'right'].includes(key);

/** Every key of a mode in two columns, other than those that mean the same in another mode. */
export function keyColumns(
  page: Page,
  mode: Mode,
  indent: number,
  known?: Mode,
  idle: readonly Action[] = [],
): Line[] {
  const { actions } = texts().ui;
  const shown = bindings[mode].filter(
    ({ action, keys }) =>
      !idle.includes(action) && (known === undefined || !isSame(bindings[known], action, keys)),
  );
  return keyColumnsOf(page, shown, (action) => actions[action], indent);
}

/** The same of any keys, each with its word. */
export function keyColumnsOf<Asked extends string>(
  page: Page,
  keys: readonly Binding<Asked>[],
  wordOf: (action: Asked) => string,
  indent: number,
): Line[] {
  const half = Math.ceil(keys.length / 2);
  const left = keyRows(page, keys.slice(0, half), wordOf, indent);
  const right = keyRows(page, keys.slice(half), wordOf, 0);
  return beside(left, Math.floor(page.columns / 2), right);
}

const isSame = (known: readonly Binding[], action: Action, keys: readonly string[]): boolean =>
  known.some((one) => one.action === action && one.keys.join() === keys.join());

function keyRows<Asked extends string>(
  { theme }: Page,
  shown: readonly Binding<Asked>[],
  wordOf: (action: Asked) => string,
  indent: number,
): Line[] {
  const names = shown.map(({ keys }) => keys.map((key) => keyName(key, theme.glyphs)).join(', '));
  const width = Math.max(0, ...names.map(cells)) + 3;
  return shown.map(({ action }, index) =>
    line(' '.repeat(indent), span(pad(names[index] ?? '', width), 'accent'), wordOf(action)),
  );
}
