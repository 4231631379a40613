/** What a file holds, by its first bytes. */
export type Content =
  | { readonly kind: 'text'; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' }
  /** The command that unpacks it to standard output. */
  | { readonly kind: 'compressed'; readonly unpack: readonly string[] }
  | { readonly kind: 'binary' };

/** As many bytes as are looked at; fewer will do. */
export const firstBytes = 8192;

const packed: readonly (readonly [magic: readonly number[], unpack: readonly string[]])[] = [
  [
    [0x1f, 0x8b],
    ['gunzip', '-c'],
  ],
  [
    [0x28, 0xb5, 0x2f, 0xfd],
    ['zstd', '-dc'],
  ],
  [
    [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
    ['xz', '-dc'],
  ],
  [
    [0x42, 0x5a, 0x68],
    ['bzip2', '-dc'],
  ],
  [
    [0x50, 0x4b, 0x03, 0x04],
    ['unzip', '-p'],
  ],
];

/** PowerShell's `>` writes UTF-16 with a mark in front. */
const marks = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Of what is no text, some bytes are nothing that a build prints, and NUL is among them. */
export function contentOf(bytes: Uint8Array): Content {
  const encoding = marks.find(([, mark]) => beginsWith(bytes, mark))?.[0];
  if (encoding !== undefined) return { kind: 'text', encoding };
  const unpack = packed.find(([magic]) => beginsWith(bytes, magic))?.[1];
  if (unpack !== undefined) return { kind: 'compressed', unpack };
  const first = bytes.subarray(0, firstBytes);
  // Without its mark UTF-16 has a NUL beside each letter: the search passes over them.
  const isWide = [0, 1].some((side) => sharesOf(first, side) > 0.8);
  if (!first.includes(0) || isWide) return { kind: 'text', encoding: 'utf-8' };
  const odd = first.filter(isOdd).length;
  return odd * 50 < first.length ? { kind: 'text', encoding: 'utf-8' } : { kind: 'binary' };
}

/** How many of every second byte are NUL, where none of the others is. */
function sharesOf(bytes: Uint8Array, side: number): number {
  const own = bytes.filter((_, index) => index % 2 === side);
  const others = bytes.filter((byte, index) => index % 2 !== side && byte === 0);
  return others.length > 0 || own.length === 0
    ? 0
    : own.filter((byte) => byte === 0).length / own.length;
}

/** Control characters but BEL, BS, HT, LF, VT, FF, CR and ESC. */
const isOdd = (byte: number): boolean => byte < 7 || (byte > 13 && byte < 32 && byte !== 27);
