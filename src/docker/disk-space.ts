/** Room on a file system, in bytes. */
export type DiskSpace = { readonly size: number; readonly free: number };

/**
 * Reads what `df -P -k` printed of one path; source: POSIX.1-2017, df.
 *
 * @returns Null where it printed no such line.
 */
export function parseDf(output: string): DiskSpace | null {
  const [, blocks, available] = /^\S.*?\s(\d+)\s+\d+\s+(\d+)\s+\d+%\s/m.exec(output) ?? [];
  if (blocks === undefined || available === undefined) return null;
  return { size: Number(blocks) * 1024, free: Number(available) * 1024 };
}

/** What a builder's cache takes, as `docker buildx du` sums it up at its end: `1.3GB`. */
export const parseCacheSize = (output: string): string | null =>
  /^Total:\s+(\S+)\s*$/m.exec(output)?.[1] ?? null;

/** Bytes as Docker writes them, in powers of ten: `342.4MB`. */
export function inDecimal(bytes: number): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? (['B', 1] as const);
  return `${Number((bytes / size).toPrecision(4))}${unit}`;
}

const units = [
  ['TB', 1e12],
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;
