import type { Mode } from '../keys.ts';
import type { Line, Page } from '../line.ts';
import { bodyPage, helpOf } from '../panel.ts';
import { scrolled } from '../parts/pages.ts';
import { type Controls, now, type Ui } from '../ui.ts';

/** The rows of what lies on top. */
export type Rows = (page: Page, ui: Ui) => readonly Line[];

/** The keys of a page that lies on top: it is scrolled, and closed. */
export function scrolling(rowsOf: Rows): Controls {
  const scroll = (ui: Ui, rows: number) => {
    const page = bodyPage(ui.page());
    const { scroll } = scrolled(page, rowsOf(page, ui), now(ui).view.scroll + rows);
    ui.view.setState({ scroll });
  };
  const most = (ui: Ui): number => Math.max(1, bodyPage(ui.page()).rows - 2);
  return {
    close: ({ view }) => view.setState({ overlay: null, scroll: 0, page: 0 }),
    up: (ui) => scroll(ui, -1),
    down: (ui) => scroll(ui, 1),
    pageUp: (ui) => scroll(ui, -most(ui)),
    pageDown: (ui) => scroll(ui, most(ui)),
  };
}

/** The keys of the help. */
export const controlsPage: Partial<Record<Mode, Controls>> = {
  reading: scrolling((page, ui) => {
    const { state, view } = now(ui);
    return helpOf(page, state, view);
  }),
};
