import type { Mode } from '../keys.ts';
import { modeOf } from '../mode.ts';
import { bodyPage } from '../panel.ts';
import { explainLines, helpLines, scrolled } from '../parts/pages.ts';
import { type Controls, now, type Ui } from '../ui.ts';

function scroll(ui: Ui, rows: number) {
  const { state, view } = now(ui);
  const page = bodyPage(ui.page());
  const below = { ...view, overlay: null };
  const lines =
    view.overlay === 'help'
      ? helpLines(page, modeOf(state, below))
      : explainLines(page, state, view.focus);
  ui.view.setState({ scroll: scrolled(page, lines, view.scroll + rows).scroll });
}

const rowsOf = (ui: Ui): number => Math.max(1, bodyPage(ui.page()).rows - 2);

/** The keys of the help and of an explanation. */
export const controlsPage: Partial<Record<Mode, Controls>> = {
  reading: {
    close: ({ view }) => view.setState({ overlay: null, scroll: 0 }),
    up: (ui) => scroll(ui, -1),
    down: (ui) => scroll(ui, 1),
    pageUp: (ui) => scroll(ui, -rowsOf(ui)),
    pageDown: (ui) => scroll(ui, rowsOf(ui)),
  },
};
