/** Seconds for a person: tenths while they tell something, whole ones where a clock ticks. */
export function duration(seconds: number, isTicking = false): string {
  if (seconds < 99.95 && !isTicking) return `${seconds.toFixed(1)} s`;
  const whole = Math.floor(seconds);
  if (whole < 100) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, '0');
  if (minutes < 60) return `${minutes} min ${rest} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes for a person, in powers of 1000 as Docker counts. */
export function size(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${unit === 0 || amount >= 99.95 ? Math.round(amount) : amount.toFixed(1)} ${units[unit]}`;
}
