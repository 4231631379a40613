import stringWidth from 'string-width';
import type { Theme, Tone } from './theme.ts';

/** A run of text that looks the same. */
export type Span = {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly isBold?: boolean;
  readonly isInverse?: boolean;
};

/**
 * One row of the screen. The screens are written as rows, so that the height of a panel is known
 * before it is drawn and the panel never grows past the window.
 */
export type Line = readonly Span[];

/** What a screen is drawn on: its look, and its size in cells. */
export type Page = { readonly theme: Theme; readonly columns: number; readonly rows: number };

export const blank: Line = [];

export const span = (text: string, tone?: Tone): Span => ({ text, tone });
export const bold = (text: string, tone?: Tone): Span => ({ text, tone, isBold: true });
export const muted = (text: string): Span => ({ text, tone: 'muted' });

/** A row of texts and spans. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part));
}

/** Cells that a text takes on the screen: wide characters take two. */
export const cells = (text: string): number => stringWidth(text);

export const lineCells = (row: Line): number => row.reduce((sum, { text }) => sum + cells(text), 0);

export const lineText = (row: Line): string => row.map(({ text }) => text).join('');

/** The text, with spaces up to `width` cells. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - cells(text)));

/** The text with spaces before it, up to `width` cells. */
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - cells(text))) + text;

/** The first characters that fit into `width` cells. */
function head(text: string, width: number): string {
  let used = 0;
  let taken = '';
  for (const character of text) {
    used += cells(character);
    if (used > width) break;
    taken += character;
  }
  return taken;
}

/** The text if it fits into `width` cells, else its beginning and `more`. */
export function clip(text: string, width: number, more: string): string {
  if (cells(text) <= width) return text;
  return width <= cells(more) ? head(text, width) : head(text, width - cells(more)) + more;
}

/** The row with spaces up to `width` cells, or without what is past them. */
export function fitLine(row: Line, width: number): Line {
  const fitted: Span[] = [];
  let left = width;
  for (const part of row) {
    const text = head(part.text, left);
    fitted.push({ ...part, text });
    left -= cells(text);
    if (text !== part.text) break;
  }
  return left > 0 ? [...fitted, { text: ' '.repeat(left) }] : fitted;
}

/** Words of a text in rows of at most `width` cells; a word that is longer than a row is broken. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapWords(paragraph.split(' '), width));
}

/** Words that stay whole, in rows of at most `width` cells; one that is longer than a row is broken. */
export function wrapWords(words: readonly string[], width: number): readonly string[] {
  const rows: string[] = [];
  let row: string | null = null;
  for (const word of words.flatMap((whole) => pieces(whole, Math.max(1, width)))) {
    if (row !== null && cells(row) + 1 + cells(word) <= width) row = `${row} ${word}`;
    else {
      if (row !== null) rows.push(row);
      row = word;
    }
  }
  return row === null ? rows : [...rows, row];
}

function pieces(word: string, width: number): readonly string[] {
  if (cells(word) <= width) return [word];
  const first = head(word, width) || [...word].slice(0, 1).join('');
  return [first, ...pieces(word.slice(first.length), width)];
}

/** Rows of a text behind an indent. */
export function paragraph(text: string, columns: number, indent: number, tone?: Tone): Line[] {
  return wrap(text, columns - indent).map((row) => line(' '.repeat(indent), span(row, tone)));
}

/** Two columns side by side. */
export function beside(left: readonly Line[], width: number, right: readonly Line[]): Line[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, index) => [
    ...fitLine(left[index] ?? blank, width),
    ...(right[index] ?? blank),
  ]);
}
