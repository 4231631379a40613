import { modeOf } from '../mode.ts';
import { now, type Ui } from '../ui.ts';
import type { Frame } from '../view.ts';
import type { After } from './turn.ts';

/** Goes through a build by hand, while its clock stands still. */
export type BuildSteps = {
  /** On, until a lane has done another of its steps; `onEnd` where the build ended before that. */
  readonly start: (ui: Ui, onEnd: () => void) => void;
  readonly stop: () => void;
};

/** Milliseconds between two events, and how many there may be before a lane goes on. */
const [every, most] = [40, 400];

export function createBuildSteps(after: After): BuildSteps {
  let stop: () => void = () => {};
  const step = (ui: Ui, from: string, left: number, onEnd: () => void) => {
    const frame = now(ui);
    const isOver = !isBuilding(frame);
    if (isOver) onEnd();
    if (isOver || left === 0 || progressOf(frame) !== from) return;
    ui.wizard.pacing?.step();
    stop = after(every, () => step(ui, from, left - 1, onEnd));
  };
  return {
    start: (ui, onEnd) => {
      stop();
      step(ui, progressOf(now(ui)), most, onEnd);
    },
    stop: () => stop(),
  };
}

/** A build whose clock can be set is on the screen. */
export const isBuilding = ({ state, view }: Frame): boolean =>
  state.pace !== null && modeOf(state, view) === 'building';

/** How far every lane is. */
function progressOf({ state }: Frame): string {
  const { snapshot = null } = state.steps.build.facts ?? {};
  return (snapshot?.lanes ?? []).map(({ steps }) => steps.done).join();
}
