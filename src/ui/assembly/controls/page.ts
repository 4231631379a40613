import type { Line, Page } from '../../line.ts';
import { scrolled } from '../../parts/pages.ts';
import { bodyPage } from '../panel.ts';
import { now, type RouteControls, type RouteUi } from '../ui.ts';

/** The keys of a page that lies on top: it is scrolled, and closed. */
export function scrolling(rowsOf: (page: Page, ui: RouteUi) => readonly Line[]): RouteControls {
  const scroll = (ui: RouteUi, rows: number) => {
    const page = bodyPage(ui.page());
    const { scroll } = scrolled(page, rowsOf(page, ui), now(ui).view.scroll + rows);
    ui.view.setState({ scroll });
  };
  const most = (ui: RouteUi): number => Math.max(1, bodyPage(ui.page()).rows - 2);
  return {
    close: ({ view }) => view.setState({ overlay: null, scroll: 0, page: 0 }),
    up: (ui) => scroll(ui, -1),
    down: (ui) => scroll(ui, 1),
    pageUp: (ui) => scroll(ui, -most(ui)),
    pageDown: (ui) => scroll(ui, most(ui)),
  };
}
