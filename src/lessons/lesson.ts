import type { Known } from './known.ts';

/** What a drawing is drawn on. */
export type DrawingStyle = {
  /** Cells that a row may take. */
  readonly columns: number;
  /** The terminal has no more than ASCII. */
  readonly isAscii: boolean;
};

/** A row of a drawing: its columns from left to right. The first one holds the lines. */
export type DrawnRow = readonly string[];

/** A word of a command, or several that belong together, and what it does. */
export type Part = { readonly text: string; readonly about: string };

/** Something of a page, one below the other. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'drawing'; readonly rows: (style: DrawingStyle) => readonly DrawnRow[] }
  /** Something that is typed or written in a file, taken apart. */
  | {
      readonly kind: 'apart';
      readonly parts: readonly Part[];
      /** Whether it is typed in a shell. */
      readonly isCommand: boolean;
    }
  /** Short names, and what is to be said of each. */
  | { readonly kind: 'named'; readonly rows: readonly Part[] };

/** What fits on one screen of 80 by 24. */
export type LessonPage = {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Values on this page that are not the machine's own: nothing was known. */
  readonly examples: readonly string[];
};

export type Lesson = {
  readonly pages: (known: Known) => readonly LessonPage[];
  /** Names of lessons that go on from here. */
  readonly related: readonly string[];
};

export const text = (words: string): Block => ({ kind: 'text', text: words });

export const drawing = (rows: (style: DrawingStyle) => readonly DrawnRow[]): Block => ({
  kind: 'drawing',
  rows,
});

export const named = (...rows: readonly (readonly [name: string, about: string])[]): Block => ({
  kind: 'named',
  rows: rows.map(([name, about]) => ({ text: name, about })),
});
