import { architectures } from './architecture.ts';

/** What a program was built for, in Go's names: `linux`, `arm64`. */
export type ExecutableTarget = {
  readonly system: 'linux' | 'darwin' | 'windows';
  /** Null where it is none that Go builds buildx for. */
  readonly architecture: string | null;
};

/** How many of a program's first bytes tell what it was built for. */
export const headerBytes = 20;

/** Prints a file's first bytes in hexadecimal, everywhere: POSIX, BusyBox, macOS. */
export const dumpHeader = (path: string): readonly string[] => [
  ...['od', '-A', 'n', '-t', 'x1', '-N', String(headerBytes), path],
];

/** Where a program's headers are, and the path of its loader, as every linker lays them out. */
const programHeaderBytes = 4096;

/** Prints as much of a file as {@link parseLoader} reads. */
export const dumpProgramHeaders = (path: string): readonly string[] => [
  ...['od', '-A', 'n', '-v', '-t', 'x1', '-N', String(programHeaderBytes), path],
];

/** Mach-O's `cputype` (mach/machine.h). */
const machines: Readonly<Record<number, string>> = { 16777223: 'amd64', 16777228: 'arm64' };

/**
 * Reads the beginning of a program: ELF (elf.h), Mach-O of 64 bits (mach-o/loader.h), PE.
 *
 * @param dump What `od -A n -t x1` printed.
 * @returns Null for what is no program: a web page that was saved as one, a script, a cut-off file.
 */
export function parseExecutable(dump: string): ExecutableTarget | null {
  const bytes = Buffer.from(dump.replace(/\s+/g, ''), 'hex');
  if (bytes.length < headerBytes) return null;
  if (bytes.readUInt32BE(0) === 0x7f454c46) {
    return { system: 'linux', architecture: elfArchitecture(bytes) };
  }
  if (bytes.readUInt32LE(0) === 0xfeedfacf) {
    return { system: 'darwin', architecture: machines[bytes.readUInt32LE(4)] ?? null };
  }
  return bytes.readUInt16BE(0) === 0x4d5a ? { system: 'windows', architecture: null } : null;
}

/** What starts a dynamic program: it opens the program's libraries. */
export type Loader =
  | { readonly isStatic: true }
  | { readonly isStatic: false; readonly path: string };

/** `PT_INTERP`: the program header that names a loader (elf.h). */
const loaderHeader = 3;

/**
 * Whether an ELF program needs a loader, and which: a kernel looks for it in the root of whoever
 * starts the program, so what needs one works in no container that has none.
 *
 * @param dump What {@link dumpProgramHeaders} printed.
 * @returns Null for what is no ELF program, or has its headers elsewhere.
 */
export function parseLoader(dump: string): Loader | null {
  const bytes = Buffer.from(dump.replace(/\s+/g, ''), 'hex');
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46) return null;
  const read = readerOf(bytes);
  const table = read.is64 ? read.wide(32) : read.word(28);
  const [size, count] = read.is64 ? [read.half(54), read.half(56)] : [read.half(42), read.half(44)];
  if (size < (read.is64 ? 56 : 32) || table + size * count > bytes.length) return null;
  for (let at = table; at < table + size * count; at += size) {
    if (read.word(at) !== loaderHeader) continue;
    const offset = read.is64 ? read.wide(at + 8) : read.word(at + 4);
    const end = bytes.indexOf(0, offset);
    return end < 0 ? null : { isStatic: false, path: bytes.toString('utf8', offset, end) };
  }
  return { isStatic: true };
}

/** Numbers of an ELF file, in its own class and byte order. */
function readerOf(bytes: Buffer) {
  const isLittle = bytes[5] !== 2;
  return {
    is64: bytes[4] === 2,
    half: (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    word: (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
    wide: (at: number) => Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at)),
  };
}

function elfArchitecture(bytes: Buffer): string | null {
  const isLittle = bytes[5] === 1;
  const machine = isLittle ? bytes.readUInt16LE(18) : bytes.readUInt16BE(18);
  const known = architectures.find(
    ({ elf }) =>
      elf.machine === machine &&
      elf.class === bytes[4] &&
      elf.order === (isLittle ? 'little' : 'big'),
  );
  return known?.binfmt ?? null;
}
