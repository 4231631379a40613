const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

/** As Go's `time.ANSIC`: `Thu May  7 21:09:36 2026`. @param iso without a zone, UTC */
export function ansi(iso: string): string {
  const date = new Date(`${iso}Z`);
  const day = String(date.getUTCDate()).padStart(2);
  const time = iso.slice(11, 19);
  const [name, month] = [days[date.getUTCDay()], months[date.getUTCMonth()]];
  return `${name} ${month} ${day} ${time} ${date.getUTCFullYear()}`;
}

/** As Go prints a time for people: `2026-11-24 03:31:41 +0000 UTC`. */
export function goTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;
}

/** RFC 3339, to the second: `2026-11-24T03:31:41Z`. */
export const seconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** RFC 3339 with nanoseconds, trailing zeros left out as Go does. @param ms may have a fraction */
export function nanoseconds(ms: number): string {
  const whole = Math.floor(ms / 1000) * 1000;
  const rest = String(Math.round((ms - whole) * 1e6))
    .padStart(9, '0')
    .replace(/0+$/, '');
  const date = new Date(whole).toISOString().slice(0, 19);
  return rest === '' ? `${date}Z` : `${date}.${rest}Z`;
}
