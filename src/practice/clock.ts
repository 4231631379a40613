import { practiceSpeeds } from '../model/usage.ts';

/** A clock of the practice machine's own: it goes faster or slower than ours, stands still, and goes step by step. */
export type Clock = {
  /** Milliseconds since the epoch, as the machine has it. */
  readonly now: () => number;
  /** Resolves when so many of the machine's milliseconds are over; rejects with the signal's reason once it is ended. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** How many of its seconds go by in one of ours: 0.5 to 20. */
  readonly speed: () => number;
  readonly setSpeed: (speed: number) => void;
  readonly isPaused: () => boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Paused, goes on to whatever is waited for next; false where nobody waits. */
  readonly step: () => boolean;
};

/** What the clock is driven by: the time of this world, and something that calls back later. */
export type Drive = {
  readonly now: () => number;
  /** Takes back what was asked for. */
  readonly after: (ms: number, then: () => void) => () => void;
};

type Waiting = { readonly due: number; readonly end: () => void };

/** The process's own time. A clock that nobody waits for holds up nothing. */
export const realDrive: Drive = {
  now: () => performance.now(),
  after: (ms, then) => {
    // What is due may be overdue by now: newer versions of Node warn of a time below zero.
    const timer = setTimeout(then, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};

/** @param start What it shows at first, milliseconds since the epoch. */
export function createClock(start: number, drive: Drive = realDrive): Clock {
  let shown = start;
  let since = drive.now();
  let speed = 1;
  let isPaused = false;
  let takeBack = () => {};
  const waiting = new Set<Waiting>();

  const now = () => (isPaused ? shown : shown + (drive.now() - since) * speed);
  const next = () =>
    [...waiting].reduce<Waiting | null>(
      (first, one) => (first !== null && first.due <= one.due ? first : one),
      null,
    );
  const release = () => {
    // Timers of this world may come a little early: what is less than one of its milliseconds away is due.
    const isDue = (one: Waiting | null): one is Waiting => one !== null && one.due - now() < speed;
    for (let one = next(); isDue(one); one = next()) one.end();
    arm();
  };
  const arm = () => {
    takeBack();
    const one = next();
    takeBack = () => {};
    if (one !== null && !isPaused) takeBack = drive.after((one.due - now()) / speed, release);
  };
  /** Changes how it goes, from what it shows at this moment on. */
  const change = (how: () => void) => {
    shown = now();
    since = drive.now();
    how();
    arm();
  };

  const wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const settle = (how: () => void) => {
        waiting.delete(one);
        signal?.removeEventListener('abort', onAbort);
        how();
      };
      const onAbort = () => {
        settle(() => reject(signal?.reason));
        arm();
      };
      const one = { due: now() + Math.max(0, ms), end: () => settle(resolve) };
      waiting.add(one);
      signal?.addEventListener('abort', onAbort);
      arm();
    });

  return {
    now,
    wait,
    speed: () => speed,
    setSpeed: (wanted) =>
      change(() => {
        speed = Math.min(practiceSpeeds.fastest, Math.max(practiceSpeeds.slowest, wanted));
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
      const one = isPaused ? next() : null;
      if (one === null) return false;
      shown = Math.max(shown, one.due);
      one.end();
      return true;
    },
  };
}
