import { vi } from 'vitest';

/** When the pictures are taken. */
const start = new Date('2026-11-24T10:00:00Z');
/** Milliseconds that go by at once: a frame of the screen. */
const tick = 20;
/** Turns of the event loop in which everything that a tick set off is done. */
const turns = 4;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const isReading = () => process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));

/**
 * Does something in a time of its own, which goes by when nothing is left to do: nothing waits for
 * real, and what is drawn depends neither on the day nor on how busy this machine is.
 */
export async function inOwnTime<T>(what: () => Promise<T>): Promise<T> {
  const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  vi.useFakeTimers({ now: start, toFake: [...timers, 'Date', 'performance'] });
  let isOver = false;
  const passing = (async () => {
    while (!isOver) {
      for (let count = 0; count < turns || isReading(); count += 1) await turn();
      await vi.dynamicImportSettled();
      await vi.advanceTimersByTimeAsync(tick);
    }
  })();
  try {
    return await what();
  } finally {
    isOver = true;
    await passing;
    vi.useRealTimers();
  }
}

/** Lets this much of that time go by. */
export const pass = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Lets it go by until a full minute, from where on all clocks show the same in every run. */
export const passToFullMinute = (): Promise<void> => pass(60_000 - (Date.now() % 60_000));
