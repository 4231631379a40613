import type { Pace } from '../host/host.ts';

/** How the clock of a build goes at the moment. */
export type PaceState = { readonly speed: number; readonly isPaused: boolean };

/** What a person can want of such a clock. */
export type Pacing = {
  /** Stands still, or goes on. */
  readonly pause: () => void;
  readonly faster: () => void;
  readonly slower: () => void;
  /** Stands still after what comes next. */
  readonly step: () => void;
  /** Goes on, where it stood still: nobody sees it any more. */
  readonly resume: () => void;
};

const speeds = [0.5, 1, 2, 4, 8, 16, 20];

/** Carries out what is wanted of a clock, and tells how it goes then. */
export function createPacing(clock: Pace, tell: (state: PaceState) => void): Pacing {
  const told = (change: () => void) => () => {
    change();
    tell(paceOf(clock));
  };
  const toNext = (speed: number | undefined) => {
    if (speed !== undefined) clock.setSpeed(speed);
  };
  return {
    pause: told(() => (clock.isPaused() ? clock.resume() : clock.pause())),
    faster: told(() => toNext(speeds.find((speed) => speed > clock.speed()))),
    slower: told(() => toNext(speeds.findLast((speed) => speed < clock.speed()))),
    step: told(() => {
      clock.pause();
      clock.step();
    }),
    resume: told(() => clock.resume()),
  };
}

export const paceOf = (clock: Pace): PaceState => ({
  speed: clock.speed(),
  isPaused: clock.isPaused(),
});
