import type { SolveStatus } from './solve-status.ts';

const minutes = /^(\d{4}-\d\d-\d\dT\d\d:\d\d):(\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)$/;

let knownMinute = '';
let knownTime = 0;

/**
 * An RFC 3339 time of BuildKit in milliseconds since the epoch, with the microseconds that
 * `Date.parse` drops; null for Go's zero time and for what is no time.
 */
export function engineTime(text: string | undefined): number | null {
  const match = text === undefined ? null : minutes.exec(text);
  if (!match) return null;
  const [, minute = '', seconds = '', zone = ''] = match;
  // Thousands of lines share a minute: parsing it once keeps a flood of them cheap.
  if (minute + zone !== knownMinute) {
    knownMinute = minute + zone;
    knownTime = Date.parse(`${minute}:00${zone}`);
  }
  const time = knownTime + Number(seconds) * 1000;
  return time > 0 ? time : null;
}

/** The last of the engine's times in a message, in milliseconds; null where it tells none. */
export function statusTime(status: SolveStatus): number | null {
  const times = [
    ...(status.vertexes ?? []).flatMap(({ started, completed }) => [started, completed]),
    ...(status.statuses ?? []).flatMap(({ started, completed }) => [started, completed]),
    ...(status.logs ?? []).map(({ timestamp }) => timestamp),
  ];
  return times.reduce<number | null>((last, text) => {
    const time = engineTime(text);
    return time === null || (last !== null && last > time) ? last : time;
  }, null);
}
