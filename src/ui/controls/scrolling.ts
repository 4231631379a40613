import type { Line, Page } from '../line.ts';
import { scrolled } from '../parts/pages.ts';
import { bodyPage } from '../parts/window.ts';

/** The four keys that scroll, a row or a page at a time. */
export function scrollKeys<Reach>(
  scroll: (ui: Reach, rows: number) => void,
  pageRows: (ui: Reach) => number,
) {
  return {
    up: (ui: Reach) => scroll(ui, -1),
    down: (ui: Reach) => scroll(ui, 1),
    pageUp: (ui: Reach) => scroll(ui, -pageRows(ui)),
    pageDown: (ui: Reach) => scroll(ui, pageRows(ui)),
  };
}

/** A window, and a view on which a page can lie. */
type Paged = {
  readonly page: () => Page;
  readonly view: {
    readonly getState: () => { readonly scroll: number };
    readonly setState: (
      change: { scroll: number } | { overlay: null; scroll: number; page: number },
    ) => void;
  };
};

/** The keys of a page that lies on top: it is scrolled, and closed. */
export function scrolling<Reach extends Paged>(rowsOf: (page: Page, ui: Reach) => readonly Line[]) {
  const scroll = (ui: Reach, rows: number) => {
    const page = bodyPage(ui.page());
    const { scroll } = scrolled(page, rowsOf(page, ui), ui.view.getState().scroll + rows);
    ui.view.setState({ scroll });
  };
  return {
    close: ({ view }: Reach) => view.setState({ overlay: null, scroll: 0, page: 0 }),
    ...scrollKeys(scroll, (ui: Reach) => Math.max(1, bodyPage(ui.page()).rows - 2)),
  };
}
