import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPacing, type PaceState } from '../../src/wizard/pacing.ts';
import { createPlayClock } from '../../src/wizard/play-clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clock over events at these times. */
function clockOver(times: readonly number[], speed = 1) {
  const clock = createPlayClock(times[0] ?? 0, speed, () => {
    const now = clock.now();
    return times.find((time) => time > now) ?? null;
  });
  clock.restart();
  const told: PaceState[] = [];
  return { clock, told, pacing: createPacing(clock, (state) => told.push(state)) };
}

describe('the clock of a recording', () => {
  test('goes as fast as it is told, from what it showed', () => {
    const { clock } = clockOver([1000], 4);
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(3000);
    clock.setSpeed(1);
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(3500);
  });

  test('stands still while it is paused, and goes on from there', () => {
    const { clock, pacing, told } = clockOver([1000]);
    vi.advanceTimersByTime(100);
    pacing.pause();
    vi.advanceTimersByTime(60_000);
    expect(clock.now()).toBe(1100);
    pacing.pause();
    vi.advanceTimersByTime(100);
    expect(clock.now()).toBe(1200);
    expect(told.map(({ isPaused }) => isPaused)).toEqual([true, false]);
  });

  test('goes to what comes next, one step at a time, and no further than the last one', () => {
    const { clock, pacing } = clockOver([1000, 1700, 5000]);
    pacing.step();
    expect(clock.now()).toBe(1700);
    vi.advanceTimersByTime(1000);
    pacing.step();
    pacing.step();
    expect(clock.now()).toBe(5000);
    pacing.resume();
    vi.advanceTimersByTime(10);
    expect(clock.now()).toBe(5010);
  });

  test('takes no step while it goes', () => {
    const { clock } = clockOver([1000, 1700]);
    clock.step();
    expect(clock.now()).toBe(1000);
  });

  test('gets faster and slower in steps, between half and twenty times', () => {
    const { clock, pacing } = clockOver([0]);
    const speedsWhile = (change: () => void) =>
      Array.from({ length: 7 }, () => {
        change();
        return clock.speed();
      });
    expect(speedsWhile(pacing.faster)).toEqual([2, 4, 8, 16, 20, 20, 20]);
    expect(speedsWhile(pacing.slower)).toEqual([16, 8, 4, 2, 1, 0.5, 0.5]);
  });

  test('that was told to go faster than that gets slower first', () => {
    const { clock, pacing } = clockOver([0], 1000);
    pacing.faster();
    expect(clock.speed()).toBe(1000);
    pacing.slower();
    expect(clock.speed()).toBe(20);
  });
});
