import type { Pages } from './around.ts';
import type { Hit, Search } from './search.ts';
import type { Page } from './transcriber.ts';

/** Goes through a text page by page. */
export type PageTurner = {
  /** Searches the next page; how many lines it has. */
  readonly turnTo: (page: Page) => number;
  /** No page follows. */
  readonly end: () => void;
  /** The last pages on which anything is said, two at most. */
  readonly last: () => readonly Page[];
};

/** Hands on what was found on a page when it is known what follows: lines around a hit may be on the next. */
export function createPageTurner(
  search: Search,
  handOn: (hits: readonly Hit[], pages: Pages) => void,
): PageTurner {
  let before: Page | null = null;
  let current: Page | null = null;
  let found: readonly Hit[] = [];

  const close = (after: Page | null): void => {
    if (current === null) return;
    const [above, below] = [before?.bytes ?? null, after?.bytes ?? null];
    handOn(found, { before: above, page: current.bytes, after: below });
  };

  return {
    turnTo: (page) => {
      const hits: Hit[] = [];
      let newlines = 0;
      for (const run of page.runs) newlines += search(page.bytes, run, hits);
      // Messages in which nothing is said come between lines that belong together.
      if (page.bytes.length > 0) {
        close(page);
        before = current;
        current = page;
        found = hits;
      }
      return page.lines ?? newlines;
    },
    end: () => close(null),
    last: () => [before, current].filter((page) => page !== null),
  };
}
