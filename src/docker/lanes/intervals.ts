/** A stretch of time in milliseconds. */
export type Interval = { readonly start: number; readonly stop: number };

/** The same time in stretches that don't touch, in order. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const interval of [...intervals].sort((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last && interval.start <= last.stop) {
      result[result.length - 1] = { start: last.start, stop: Math.max(last.stop, interval.stop) };
    } else {
      result.push(interval);
    }
  }
  return result;
}

/** Seconds in which at least one of them ran. */
export function secondsOf(intervals: readonly Interval[]): number {
  return merged(intervals).reduce((sum, { start, stop }) => sum + (stop - start), 0) / 1000;
}
