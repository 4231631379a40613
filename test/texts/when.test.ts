import { describe, expect, test } from 'vitest';
import { dayOf, timeOf } from '../../src/texts/when.ts';

// A Tuesday, on this machine's own clock.
const now = new Date(2026, 10, 24, 9, 30);

describe('a day of the past', () => {
  test.each([
    ['today', new Date(2026, 10, 24, 0, 1)],
    ['today', new Date(2026, 10, 24, 23, 59)],
    ['yesterday', new Date(2026, 10, 23, 23, 59)],
    ['on Sunday', new Date(2026, 10, 22, 12, 0)],
    ['on Wednesday', new Date(2026, 10, 18, 0, 0)],
    ['on 17 November', new Date(2026, 10, 17, 23, 59)],
    ['on 1 January', new Date(2026, 0, 1, 0, 0)],
    ['on 31 December 2025', new Date(2025, 11, 31, 23, 59)],
    // A clock that was put back.
    ['on 25 November', new Date(2026, 10, 25, 0, 0)],
  ])('is said as %s', (said, when) => {
    expect(dayOf(when, now)).toBe(said);
  });

  test('keeps its name where a clock is put forward or back by an hour', () => {
    const days = Array.from({ length: 400 }, (_, ago) => new Date(2026, 10, 24 - ago, 3, 0));
    expect(days.filter((day) => dayOf(day, now) === 'yesterday')).toHaveLength(1);
    expect(days.filter((day) => /^on [A-Z]/.test(dayOf(day, now)))).toHaveLength(5);
  });
});

test('a time has two digits each', () => {
  expect(timeOf(new Date(2026, 10, 24, 7, 5))).toBe('07:05');
});
