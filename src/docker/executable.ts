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
