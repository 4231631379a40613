import { plainText } from '../docker/terminal-text.ts';

const mostLines = 20;
/** On either side: of long lines only what is near. */
const mostBytes = 16 * 1024;

/** Many of the last lines may be empty. */
const mostSkimmed = 100;
const longestLine = 400;

const lineFeed = 0x0a;

/** The bytes of a page and of its neighbours, where there are any; pages end with a line. */
export type Pages = {
  readonly before: Buffer | null;
  readonly page: Buffer;
  readonly after: Buffer | null;
};

/** A line that begins at `from` and ends before the newline at `to`, with the lines within 20 of it. */
export function linesAround(
  { before, page, after }: Pages,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const above = linesBefore(page, from, mostLines);
  const below = linesAfter(page, to, mostLines);
  return [
    before === null ? '' : textOf(linesBefore(before, before.length, above.left).bytes),
    textOf(above.bytes),
    textOf(page.subarray(from, Math.min(to, from + mostBytes))),
    textOf(below.bytes),
    after === null ? '' : `\n${textOf(linesAfter(after, -1, below.left).bytes)}`,
  ].join('');
}

/** The last 20 lines of pages that say anything, fit for a terminal. */
export function lastLines(pages: readonly Buffer[]): readonly string[] {
  const text = pages.map((bytes) => textOf(linesBefore(bytes, bytes.length, mostSkimmed).bytes));
  return text
    .join('')
    .split('\n')
    .map((line) => clipped(plainText(line).trimEnd()))
    .filter((line) => line !== '')
    .slice(-mostLines);
}

const clipped = (line: string): string =>
  line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;

type Lines = {
  readonly bytes: Buffer;
  /** How many lines there were less than wanted. */
  readonly left: number;
};

function linesBefore(bytes: Buffer, end: number, most: number): Lines {
  let start = end;
  let left = most;
  while (left > 0 && start > 0 && end - start < mostBytes) {
    start = start === 1 ? 0 : bytes.lastIndexOf(lineFeed, start - 2) + 1;
    left--;
  }
  return { bytes: bytes.subarray(Math.max(start, end - mostBytes), end), left };
}

function linesAfter(bytes: Buffer, start: number, most: number): Lines {
  const from = Math.max(0, start);
  let end = start;
  let left = most;
  while (left > 0 && end + 1 < bytes.length && end - start < mostBytes) {
    const found = bytes.indexOf(lineFeed, end + 1);
    end = found === -1 ? bytes.length : found;
    left--;
  }
  return { bytes: bytes.subarray(from, Math.max(from, Math.min(end, from + mostBytes))), left };
}

const textOf = (bytes: Buffer): string => bytes.toString().replaceAll('\0', '');
