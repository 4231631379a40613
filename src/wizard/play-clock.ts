import type { Pace } from '../host/host.ts';

/** The clock of a recording: it shows the time of the engine that was recorded, in milliseconds. */
export type PlayClock = Pace & {
  readonly now: () => number;
  /** Begins to go only now. */
  readonly restart: () => void;
};

/**
 * @param first What it shows at first.
 * @param next When what comes next was known; null where nothing does.
 */
export function createPlayClock(
  first: number,
  initialSpeed: number,
  next: () => number | null,
): PlayClock {
  let shown = first;
  let since = Date.now();
  let speed = initialSpeed;
  let isPaused = false;
  const now = () => (isPaused ? shown : shown + (Date.now() - since) * speed);
  /** Changes how it goes, from what it shows at this moment on. */
  const change = (how: () => void) => {
    shown = now();
    since = Date.now();
    how();
  };
  return {
    now,
    restart: () => {
      since = Date.now();
    },
    speed: () => speed,
    setSpeed: (wanted) =>
      change(() => {
        speed = wanted;
      }),
    isPaused: () => isPaused,
    pause: () =>
      change(() => {
        isPaused = true;
      }),
    resume: () =>
      change(() => {
        isPaused = false;
      }),
    step: () => {
      if (isPaused) shown = Math.max(shown, next() ?? shown);
    },
  };
}
