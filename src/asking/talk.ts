import type { Line, Page } from '../ui/line.ts';

/** Telling a person something, and asking: a line of text each. */
export type Talk = {
  readonly page: Page;
  readonly say: (...rows: readonly Line[]) => void;
  /** A line as it was typed; null at the end of the input. Null itself where there is nobody to ask. */
  readonly ask: ((question: Line) => Promise<string | null>) | null;
};
