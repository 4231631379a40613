/** What one line of a step says, after its `#N `. */
export type PlainLine =
  | { readonly kind: 'log'; readonly seconds: number; readonly text: string }
  | { readonly kind: 'done'; readonly seconds: number | null }
  | { readonly kind: 'cached' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'warning'; readonly text: string }
  /** Another step gets the floor. */
  | { readonly kind: 'pause' }
  /** Builders of 2020 print the digest below the name. */
  | { readonly kind: 'digest' }
  | {
      readonly kind: 'status';
      readonly id: string;
      readonly current: number;
      readonly total: number | null;
      readonly isDone: boolean;
    };

const log = /^(\d+\.\d{1,3}) (.*)$/s;
const done = /^DONE(?: (\d+(?:\.\d+)?)s)?$/;
const status =
  /^(.+?)(?: ([\d.]+)([kMGTPE]?B)(?: \/ ([\d.]+)([kMGTPE]?B))?)?(?: [\d.]+s)?( done)?$/;

/**
 * Reads the rest of a `#N` line of `--progress plain`.
 *
 * Source: moby/buildkit, util/progress/progressui/printer.go, v0.32.2. Sizes are of
 * tonistiigi/units: decimal, two digits.
 */
export function plainLine(rest: string): PlainLine {
  if (rest === '...') return { kind: 'pause' };
  if (rest === 'CACHED') return { kind: 'cached' };
  if (rest === 'CANCELED') return { kind: 'canceled' };
  if (/^sha256:[0-9a-f]{64}$/.test(rest)) return { kind: 'digest' };
  if (rest.startsWith('ERROR: ')) return { kind: 'error', message: rest.slice(7) };
  if (rest.startsWith('WARN: ')) return { kind: 'warning', text: rest.slice(6) };
  const output = log.exec(rest);
  if (output) return { kind: 'log', seconds: Number(output[1]), text: output[2] ?? '' };
  const end = done.exec(rest);
  if (end) return { kind: 'done', seconds: end[1] === undefined ? null : Number(end[1]) };
  return plainStatus(rest);
}

function plainStatus(rest: string): PlainLine {
  // A status is short; a long line is none, and not worth a search for sizes in it.
  const match = rest.length > 1024 ? null : status.exec(rest);
  const [, id = rest, current, currentUnit, total, totalUnit, isDone] = match ?? [];
  return {
    kind: 'status',
    id,
    current: bytes(current, currentUnit) ?? 0,
    total: bytes(total, totalUnit),
    isDone: isDone !== undefined,
  };
}

function bytes(amount: string | undefined, unit: string | undefined): number | null {
  if (amount === undefined || unit === undefined) return null;
  const size = Number(amount) * 1000 ** ' kMGTPE'.indexOf(unit.length > 1 ? unit.charAt(0) : ' ');
  return Number.isFinite(size) ? Math.round(size) : null;
}
