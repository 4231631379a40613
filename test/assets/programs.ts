/** Every platform that a tiny program is made for. ELF machine numbers as in <elf.h>; `emulator` is QEMU's name. */
export const platforms = [
  { platform: 'linux/amd64', bits: 64, order: 'little', machine: 62, emulator: 'x86_64' },
  { platform: 'linux/386', bits: 32, order: 'little', machine: 3, emulator: 'i386' },
  { platform: 'linux/arm64', bits: 64, order: 'little', machine: 183, emulator: 'aarch64' },
  { platform: 'linux/arm/v7', bits: 32, order: 'little', machine: 40, emulator: 'arm' },
  { platform: 'linux/arm/v6', bits: 32, order: 'little', machine: 40, emulator: 'arm' },
  { platform: 'linux/arm/v5', bits: 32, order: 'little', machine: 40, emulator: 'arm' },
  { platform: 'linux/riscv64', bits: 64, order: 'little', machine: 243, emulator: 'riscv64' },
  { platform: 'linux/ppc64le', bits: 64, order: 'little', machine: 21, emulator: 'ppc64le' },
  { platform: 'linux/s390x', bits: 64, order: 'big', machine: 22, emulator: 's390x' },
  { platform: 'linux/mips64le', bits: 64, order: 'little', machine: 8, emulator: 'mips64el' },
  { platform: 'linux/loong64', bits: 64, order: 'little', machine: 258, emulator: 'loongarch64' },
] as const;

export const emulators = [...new Set(platforms.map(({ emulator }) => `qemu-${emulator}-static`))];

/** What the program for a platform is called: `linux-arm-v7`. */
export const fileName = (platform: string): string => platform.replaceAll('/', '-');

const interpreterSegment = 3;
const executable = 2;

/** What an ELF header says of a program. */
export function readElf(file: Buffer) {
  const wide = file[4] === 2;
  const little = file[5] === 1;
  const half = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const word = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const long = (at: number) => Number(little ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));

  const segments = wide ? long(32) : word(28);
  const size = half(wide ? 54 : 42);
  const count = half(wide ? 56 : 44);
  const kinds = Array.from({ length: count }, (_, index) => word(segments + index * size));
  return {
    magic: file.toString('latin1', 0, 4),
    bits: wide ? 64 : 32,
    order: little ? 'little' : 'big',
    machine: half(18),
    isExecutable: half(16) === executable,
    isStatic: !kinds.includes(interpreterSegment),
  };
}
