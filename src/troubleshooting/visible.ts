const esc = 0x1b;
const bell = 0x07;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const backslash = 0x5c;
const bracket = 0x5b;

/** `ESC ] P X ^ _`: what follows is a string, up to BEL or `ESC \`, if that comes before the line ends. */
const opensString: ReadonlySet<number> = new Set([...']PX^_'].map((char) => char.charCodeAt(0)));

/** `CSI n A` and the like: what comes after them is written elsewhere. */
const moves: ReadonlySet<number> = new Set([...'ABDEFGHSTdf`'].map((char) => char.charCodeAt(0)));
const forward = 'C'.charCodeAt(0);

/**
 * Whole lines without their 7-bit control sequences (ECMA-48): where the cursor moves on, there is
 * a space, where it moves to another place, a carriage return. Writes over the bytes it is given;
 * bytes without a sequence come back as they are.
 */
export function visible(bytes: Buffer): Buffer {
  let read = bytes.indexOf(esc);
  if (read === -1) return bytes;
  let written = read;
  while (read < bytes.length) {
    const byte = bytes[read] ?? 0;
    if (byte !== esc) {
      bytes[written++] = byte;
      read++;
      continue;
    }
    const end = endOfSequence(bytes, read);
    const last = bytes[end - 1] ?? 0;
    const isControl = bytes[read + 1] === bracket && end > read + 2;
    if (isControl && last === forward) bytes[written++] = space;
    if (isControl && moves.has(last)) bytes[written++] = carriageReturn;
    read = end;
  }
  return bytes.subarray(0, written);
}

/** Where the sequence that begins with the ESC at `start` is over: never past the end of its line. */
function endOfSequence(bytes: Uint8Array, start: number): number {
  const kind = bytes[start + 1] ?? lineFeed;
  if (opensString.has(kind)) return endOfString(bytes, start + 2) ?? start + 2;
  let at = start + 1;
  if (kind === bracket) {
    at++;
    while (isBetween(bytes[at], 0x30, 0x3f)) at++;
  }
  while (isBetween(bytes[at], 0x20, 0x2f)) at++;
  const isEnded = isBetween(bytes[at], kind === bracket ? 0x40 : 0x30, 0x7e);
  return isEnded ? at + 1 : at;
}

function endOfString(bytes: Uint8Array, start: number): number | null {
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === bell) return at + 1;
    if (byte === esc) return bytes[at + 1] === backslash ? at + 2 : null;
    if (byte === lineFeed) return null;
  }
  return null;
}

const isBetween = (byte: number | undefined, low: number, high: number): boolean =>
  byte !== undefined && byte >= low && byte <= high;
