import type { Cell, Rows } from './cells.ts';
import { type Run, runsOf } from './runs.ts';

export type Picture = {
  /** Said to whoever can't see the picture. */
  readonly title: string;
  readonly columns: number;
  readonly rows: Rows;
};

/** Pixels. */
const cell = { width: 8.4, height: 19 };
const margin = 22;
const fontSize = 14;
/** From the top of a row to the line that its letters stand on. */
const baseline = 14;

type Colours = { readonly ground: string; readonly edge: string; readonly text: string } & {
  readonly palette: readonly string[];
};

/** Every colour has a contrast of at least 4.5 to 1 with its ground. */
const light: Colours = {
  ...{ ground: '#f6f8fa', edge: '#d0d7de', text: '#1f2328' },
  palette: ['#1f2328', '#c1121f', '#116329', '#7d5700', '#0550ae', '#6e3bc0', '#0b6580', '#57606a'],
};
const dark: Colours = {
  ...{ ground: '#0f141a', edge: '#30363d', text: '#dce3ea' },
  palette: ['#8b949e', '#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#dce3ea'],
};

/** Whose colours: one of the two, or those of the reader's system. */
export type Scheme = 'light' | 'dark' | 'system';

/** A window of a terminal as SVG. */
export function svgOf({ title, columns, rows }: Picture, scheme: Scheme = 'system'): string {
  const body = rows.flatMap((row, index) => shapesOf(row, topOf(index)));
  return windowAround(body, { title, columns, rows: rows.length, styles: stylesFor(scheme) });
}

type Window = {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly styles: readonly string[];
};

/** The terminal's window around what is drawn. */
export function windowAround(body: readonly string[], of: Window): string {
  const width = round(of.columns * cell.width + 2 * margin);
  const height = of.rows * cell.height + 2 * margin;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(of.title)}</title>`,
    `<style>\n${of.styles.join('\n')}\n</style>`,
    `<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}

/** Pixels above a row. */
export const topOf = (row: number): number => margin + row * cell.height;

/** What a row is drawn with. */
export const shapesOf = (row: readonly Cell[], top: number): readonly string[] =>
  runsOf(row).map((run) => shapeOf(run, top));

export function stylesFor(scheme: Scheme): readonly string[] {
  const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
  return [
    `text { font: ${fontSize}px ${fonts}; white-space: pre }`,
    '.bold { font-weight: 600 }',
    '.dim { opacity: 0.72 }',
    '.empty { opacity: 0.22 }',
    '.bar { opacity: 0.4 }',
    coloursOf(scheme === 'dark' ? dark : light),
    ...(scheme === 'system'
      ? [`@media (prefers-color-scheme: dark) {\n${coloursOf(dark)}\n}`]
      : []),
  ];
}

const coloursOf = ({ ground, edge, text, palette }: Colours): string =>
  [
    `.window { fill: ${ground}; stroke: ${edge} }`,
    `.plain { fill: ${text} }`,
    `.inverse { fill: ${ground} }`,
    ...palette.map((colour, index) => `.c${index} { fill: ${colour} }`),
  ].join('\n');

function shapeOf(run: Run, top: number): string {
  const { colour, isInverse } = run.look;
  const fill = colour === null ? 'plain' : `c${colour}`;
  switch (run.kind) {
    case 'full':
    case 'empty':
      // A row of blocks is a bar of progress: it stands free of the rows above and below.
      return rect(run, `${run.kind} ${fill}`, top + 4, cell.height - 8);
    case 'bar':
      return rect({ column: run.column + 0.4, width: 0.2 }, `bar ${fill}`, top, cell.height);
    default:
      return isInverse
        ? `${rect(run, fill, top, cell.height)}\n${textOf(run, 'inverse', top)}`
        : textOf(run, fill, top);
  }
}

function rect(
  { column, width }: Pick<Run, 'column' | 'width'>,
  names: string,
  top: number,
  height: number,
): string {
  const x = round(margin + column * cell.width);
  return `<rect class="${names}" x="${x}" y="${top}" width="${round(width * cell.width)}" height="${height}"/>`;
}

/** textLength holds the columns in a font of any width. */
function textOf({ column, width, text, look }: Run, fill: string, top: number): string {
  const names = [fill, ...(look.isBold ? ['bold'] : []), ...(look.isDim ? ['dim'] : [])].join(' ');
  const x = round(margin + column * cell.width);
  const length = round(width * cell.width);
  return `<text class="${names}" x="${x}" y="${top + baseline}" textLength="${length}">${escaped(text)}</text>`;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
