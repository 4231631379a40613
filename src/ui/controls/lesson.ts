import type { Mode } from '../keys.ts';
import { explainLines, pageCount } from '../screens/explain.ts';
import { type Controls, now, type Ui } from '../ui.ts';
import { scrolling } from './page.ts';

/** Opens the step's lesson at its first page. The lessons are loaded when the first one is opened. */
export function openLesson({ view }: Ui): void {
  view.setState({ overlay: 'explain', scroll: 0, page: 0 });
  if (view.getState().lessons !== null) return;
  void import('../../lessons/index.ts').then((lessons) => view.setState({ lessons }));
}

function turn(ui: Ui, pages: number): void {
  const { state, view } = now(ui);
  const count = pageCount(state, view);
  if (count === 0) return;
  ui.view.setState({ page: (view.page + pages + count) % count, scroll: 0 });
}

/** The keys of a lesson. */
export const controlsLesson: Partial<Record<Mode, Controls>> = {
  lesson: {
    ...scrolling((page, ui) => {
      const { state, view } = now(ui);
      return explainLines(page, state, view);
    }),
    nextPage: (ui) => turn(ui, 1),
    previousPage: (ui) => turn(ui, -1),
  },
};
