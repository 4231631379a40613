import type { Cell } from './cells.ts';
import { type Run, runsOf } from './runs.ts';

export type Picture = {
  /** Said to whoever can't see the picture. */
  readonly title: string;
  readonly columns: number;
  readonly rows: readonly (readonly Cell[])[];
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

/** A window of a terminal as SVG, in the colours of the reader's system, light or dark. */
export function svgOf({ title, columns, rows }: Picture): string {
  const width = round(columns * cell.width + 2 * margin);
  const height = rows.length * cell.height + 2 * margin;
  const rowLines = rows.flatMap((row, index) => runsOf(row).map((run) => shapeOf(run, index)));
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>\n${styles()}\n</style>`,
    `<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...rowLines,
    '</svg>',
  ].join('\n')}\n`;
}

function styles(): string {
  const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
  return [
    `text { font: ${fontSize}px ${fonts}; white-space: pre }`,
    '.bold { font-weight: 600 }',
    '.dim { opacity: 0.72 }',
    '.empty { opacity: 0.22 }',
    '.bar { opacity: 0.4 }',
    coloursOf(light),
    `@media (prefers-color-scheme: dark) {\n${coloursOf(dark)}\n}`,
  ].join('\n');
}

const coloursOf = ({ ground, edge, text, palette }: Colours): string =>
  [
    `.window { fill: ${ground}; stroke: ${edge} }`,
    `.plain { fill: ${text} }`,
    `.inverse { fill: ${ground} }`,
    ...palette.map((colour, index) => `.c${index} { fill: ${colour} }`),
  ].join('\n');

function shapeOf(run: Run, row: number): string {
  const { colour, isInverse } = run.look;
  const top = margin + row * cell.height;
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
