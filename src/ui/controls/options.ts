import type { Mode } from '../keys.ts';
import type { Controls, Ui } from '../ui.ts';

/** From the target to the page of its options, which is loaded when it is opened first. */
export function openOptions({ view }: Ui): void {
  const { room } = view.getState().options;
  view.setState(({ options }) => ({
    overlay: 'options',
    shift: 0,
    options: { ...options, draft: null },
  }));
  if (room !== null) return;
  void import('../options/index.ts').then((loaded) =>
    view.setState(({ options }) => ({ options: { ...options, room: loaded } })),
  );
}

/** Back from the page, also before it is there; its other keys come with it. */
export const controlsOptions: Partial<Record<Mode, Controls>> = {
  options: { close: ({ view }) => view.setState({ overlay: null, shift: 0 }) },
};
