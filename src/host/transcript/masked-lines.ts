import type { Masking } from './masking.ts';

/** Masks a stream of text, however it is cut: a line is given out when all of it is there. */
export type MaskedLines = {
  /** The lines that end in this piece, with their ends. */
  readonly push: (piece: Uint8Array) => Uint8Array;
  /** What has no end. */
  readonly end: () => Uint8Array;
};

/** A line that is longer is not kept: where it is cut, half of a secret could stand. Bytes. */
const longest = 256 * 1024;

const newline = 10;

export function createMaskedLines({ mask }: Masking): MaskedLines {
  let held: Uint8Array[] = [];
  let size = 0;
  let isInKey = false;

  /** A private key has many lines. */
  const maskLine = (line: string): string => {
    const begins = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line);
    const ends = /-----END [A-Z ]*PRIVATE KEY-----/.test(line);
    const isKey = isInKey || begins;
    isInKey = isKey && !ends;
    return isKey && !(begins && ends) ? line.replace(/\S.*\S|\S/, 'masked') : mask(line);
  };

  const take = (): Uint8Array => {
    const bytes = Buffer.concat(held);
    const isTooLong = size > longest;
    held = [];
    size = 0;
    if (bytes.length === 0 && !isTooLong) return bytes;
    const line = isTooLong ? 'masked\n' : bytes.toString('utf8');
    const masked = maskLine(line);
    return !isTooLong && masked === line ? bytes : Buffer.from(masked);
  };

  const hold = (piece: Uint8Array) => {
    size += piece.length;
    if (size <= longest) held.push(Buffer.from(piece));
    else held = [];
  };

  return {
    push: (piece) => {
      const lines: Uint8Array[] = [];
      let from = 0;
      for (let at = piece.indexOf(newline); at !== -1; at = piece.indexOf(newline, from)) {
        hold(piece.subarray(from, at + 1));
        lines.push(take());
        from = at + 1;
      }
      if (from < piece.length) hold(piece.subarray(from));
      return Buffer.concat(lines);
    },
    end: take,
  };
}
