import { cells, head } from '../texts/cells.ts';
import { wrap } from '../texts/wrap.ts';
import type { Theme, Tone } from './theme.ts';

export { cells, clip, clipMiddle, pad, padStart, tail } from '../texts/cells.ts';
export { wrap, wrapWhole, wrapWords } from '../texts/wrap.ts';

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

export const lineCells = (row: Line): number => row.reduce((sum, { text }) => sum + cells(text), 0);

export const lineText = (row: Line): string => row.map(({ text }) => text).join('');

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
