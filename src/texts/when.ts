import { days } from './en/days.ts';
import { spoken } from './spoken.ts';

const aDay = 24 * 60 * 60 * 1000;

/** A day as it is said of the past, where this clock stands: today, yesterday, on Monday, on 24 November. */
export function dayOf(when: Date, now: Date): string {
  const { today, yesterday, week, weekday, months, date, dateOfYear } = spoken()?.days ?? days;
  const ago = Math.round((midnight(now) - midnight(when)) / aDay);
  if (ago === 0) return today;
  if (ago === 1) return yesterday;
  if (ago > 1 && ago < 7) return weekday(week[when.getDay()] ?? '');
  const month = months[when.getMonth()] ?? '';
  return when.getFullYear() === now.getFullYear()
    ? date(when.getDate(), month)
    : dateOfYear(when.getDate(), month, when.getFullYear());
}

const midnight = (time: Date): number =>
  new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();

/** `08:05`, on this clock. */
export function timeOf(when: Date): string {
  const part = (n: number) => String(n).padStart(2, '0');
  return `${part(when.getHours())}:${part(when.getMinutes())}`;
}
