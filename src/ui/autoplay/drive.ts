import type { KeyPress } from '../key-press.ts';
import { now, type Ui } from '../ui.ts';
import type { AutoplayView } from '../view.ts';
import { createBuildSteps, isBuilding } from './build-steps.ts';
import { createPast } from './past.ts';
import { atFirst, createPlayer, type Going, type Player, showAutoplay } from './player.ts';
import type { Pace } from './reading.ts';
import { type After, later } from './turn.ts';

/** Who presses the keys of a walk that goes by itself. */
export type Driver = {
  /** Presses keys here from now on. */
  readonly attach: (ui: Ui) => () => void;
  /** A key of the person who watches. */
  readonly press: (key: KeyPress) => void;
};

export type DriverOptions = {
  readonly pace: Pace;
  /** The platforms that were asked for, if any were. */
  readonly platforms?: readonly string[] | undefined;
  readonly after?: After;
};

/** A walk has some 50. */
const mostStops = 300;

/**
 * A walk that goes by itself: it presses real keys, one at a time, by what is on the screen. Any key
 * of a person's pauses it.
 */
export function createDriver({ pace, platforms, after = later }: DriverOptions): Driver {
  const past = createPast();
  const build = createBuildSteps(after);
  let ui: Ui | null = null;
  const show = (change: Partial<AutoplayView>) => {
    if (ui !== null) showAutoplay(ui, change);
  };
  const pause = () => {
    player.go('paused');
    hold(ui, true);
    show({ isPaused: true });
  };
  const go = (how: Exclude<Going, 'paused'>) => {
    build.stop();
    past.toPresent();
    hold(ui, false);
    show({ isPaused: false, frame: null, back: 0 });
    player.go(how);
  };
  const player: Player = createPlayer({
    ...{ pace, platforms, after },
    onLeft: (stop) => {
      past.leave(stop);
      if (past.count() > mostStops && player.going() === 'on') go('away');
    },
    onStop: pause,
    onStuck: () => go('away'),
  });

  const step = () => {
    if (ui === null) return;
    const { back } = ui.view.getState().autoplay ?? atFirst;
    if (back > 0) return show(past.look(-1));
    if (isBuilding(now(ui))) return build.start(ui, () => go('to-next-stop'));
    go('to-next-stop');
    player.skip();
  };
  const resume = () => {
    const isAtEnd = player.isAtEnd();
    go('on');
    if (isAtEnd) player.skip();
  };
  const keys: Readonly<Record<string, () => void>> = {
    enter: resume,
    space: resume,
    left: () => show(past.look(1)),
    right: step,
    q: () => go('away'),
  };

  return {
    attach: (attached) => {
      ui = attached;
      return player.attach(attached);
    },
    press: ({ name }) => {
      const going = player.going();
      if (going === 'away' || going === 'interrupted') return;
      if (name === 'ctrl-c') return go('interrupted');
      if (going !== 'paused') pause();
      if (going === 'paused' || name === 'left' || name === 'right') keys[name]?.();
    },
  };
}

/** The machine's own clock stands still with the walk. */
function hold(ui: Ui | null, isHeld: boolean): void {
  const isPaused = ui?.wizard.store.getState().pace?.isPaused;
  if (isPaused === !isHeld) ui?.wizard.pacing?.pause();
}
