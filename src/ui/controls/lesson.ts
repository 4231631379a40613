import type { Mode } from '../keys.ts';
import { explainLines, pageCount } from '../screens/explain.ts';
import { type Controls, now, type Ui } from '../ui.ts';
import type { Lessons } from '../view.ts';
import { scrolling } from './scrolling.ts';

/** A view on which a lesson can lie. */
type Taught = {
  readonly view: {
    readonly getState: () => { readonly lessons: Lessons | null; readonly page: number };
    readonly setState: (
      change:
        | { overlay: 'explain'; scroll: number; page: number }
        | { lessons: Lessons }
        | { page: number; scroll: number },
    ) => void;
  };
};

/** Opens the lesson of where the person is at its first page. The lessons are loaded when the first one is opened. */
export function openLesson({ view }: Taught): void {
  view.setState({ overlay: 'explain', scroll: 0, page: 0 });
  if (view.getState().lessons !== null) return;
  void import('../../lessons/index.ts').then((lessons) => view.setState({ lessons }));
}

/** The keys that turn the pages of a lesson, of which there are so many; after the last one comes the first. */
export function turning<Reach extends Taught>(countOf: (ui: Reach) => number) {
  const turn = (ui: Reach, pages: number) => {
    const count = countOf(ui);
    const page = (ui.view.getState().page + pages + count) % count;
    if (count > 0) ui.view.setState({ page, scroll: 0 });
  };
  return {
    nextPage: (ui: Reach) => turn(ui, 1),
    previousPage: (ui: Reach) => turn(ui, -1),
  };
}

/** The keys of a lesson. */
export const controlsLesson: Partial<Record<Mode, Controls>> = {
  lesson: {
    ...scrolling((page, ui) => {
      const { state, view } = now(ui);
      return explainLines(page, state, view);
    }),
    ...turning((ui: Ui) => {
      const { state, view } = now(ui);
      return pageCount(state, view);
    }),
  },
};
