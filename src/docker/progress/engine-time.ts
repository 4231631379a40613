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
