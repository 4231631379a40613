/**
 * The engine's clock, read on ours. BuildKit's times come from the daemon's machine: they are
 * compared with each other, and with ours only through the offset seen at the first start.
 */
export type EngineClock = {
  /** Takes a time of the stream, and when it arrived on our clock; both in milliseconds. */
  readonly see: (time: number | null, arrived: number | undefined) => void;
  /** The first time seen; 0 before there is one. */
  readonly start: () => number;
  /** The engine's time when our clock shows `here`; the last time seen where none is given. */
  readonly at: (here: number | undefined) => number;
};

export function createEngineClock(): EngineClock {
  let first: number | null = null;
  let last = 0;
  let offset: number | null = null;
  return {
    see: (time, arrived) => {
      if (time === null) return;
      first ??= time;
      last = Math.max(last, time);
      if (offset === null && arrived !== undefined) offset = arrived - time;
    },
    start: () => first ?? 0,
    at: (here) => (here === undefined || offset === null ? last : Math.max(last, here - offset)),
  };
}
