import type { Mode } from '../keys.ts';
import { helpOf } from '../panel.ts';
import { type Controls, now } from '../ui.ts';
import { scrolling } from './scrolling.ts';

/** The keys of the help. */
export const controlsPage: Partial<Record<Mode, Controls>> = {
  reading: scrolling((page, ui) => {
    const { state, view } = now(ui);
    return helpOf(page, state, view);
  }),
};
