import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectedProofLine, proofProgram } from '../../src/docker/proof.ts';
import { need } from '../need.ts';

const folder = fileURLToPath(new URL('../../assets/proof/', import.meta.url));

/** ELF machine numbers as in <elf.h>; `emulator` is QEMU's name for the architecture. */
const programs = [
  {
    platform: 'linux/amd64',
    bits: 64,
    order: 'little',
    machine: 62,
    emulator: 'x86_64',
  },
  {
    platform: 'linux/386',
    bits: 32,
    order: 'little',
    machine: 3,
    emulator: 'i386',
  },
  {
    platform: 'linux/arm64',
    bits: 64,
    order: 'little',
    machine: 183,
    emulator: 'aarch64',
  },
  {
    platform: 'linux/arm/v7',
    bits: 32,
    order: 'little',
    machine: 40,
    emulator: 'arm',
  },
  {
    platform: 'linux/arm/v6',
    bits: 32,
    order: 'little',
    machine: 40,
    emulator: 'arm',
  },
  {
    platform: 'linux/arm/v5',
    bits: 32,
    order: 'little',
    machine: 40,
    emulator: 'arm',
  },
  {
    platform: 'linux/riscv64',
    bits: 64,
    order: 'little',
    machine: 243,
    emulator: 'riscv64',
  },
  {
    platform: 'linux/ppc64le',
    bits: 64,
    order: 'little',
    machine: 21,
    emulator: 'ppc64le',
  },
  {
    platform: 'linux/s390x',
    bits: 64,
    order: 'big',
    machine: 22,
    emulator: 's390x',
  },
  {
    platform: 'linux/mips64le',
    bits: 64,
    order: 'little',
    machine: 8,
    emulator: 'mips64el',
  },
  {
    platform: 'linux/loong64',
    bits: 64,
    order: 'little',
    machine: 258,
    emulator: 'loongarch64',
  },
] as const;

const interpreterSegment = 3;
const executable = 2;

/** What an ELF header says of a program. */
function readElf(file: Buffer) {
  const wide = file[4] === 2;
  const little = file[5] === 1;
  const half = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const word = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const long = (at: number) => Number(little ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));

  const segments = wide ? long(32) : word(28);
  const size = half(wide ? 54 : 42);
  const count = half(wide ? 56 : 44);
  return {
    magic: file.toString('latin1', 0, 4),
    bits: wide ? 64 : 32,
    order: little ? 'little' : 'big',
    type: half(16),
    machine: half(18),
    segments: Array.from({ length: count }, (_, index) => word(segments + index * size)),
  };
}

function programOf(platform: string): string {
  return `${folder}${proofProgram(platform)}`;
}

test('there is a program for every platform that has one, and no other file beside them', () => {
  const committed = readdirSync(folder).filter((name) => name.startsWith('linux-'));
  expect(committed.sort()).toEqual(programs.map(({ platform }) => proofProgram(platform)).sort());
});

describe.each(programs)('the program for $platform', ({ platform, bits, order, machine }) => {
  const file = readFileSync(programOf(platform));

  test('is a static program of that architecture', () => {
    const elf = readElf(file);
    expect(elf).toMatchObject({
      magic: '\x7fELF',
      bits,
      order,
      machine,
      type: executable,
    });
    expect(elf.segments).not.toContain(interpreterSegment);
  });

  test('is at most 4 kB', () => expect(file.length).toBeLessThanOrEqual(4096));
});

const cannotRun = need({
  what: 'The proof programs under QEMU',
  linux: true,
  commands: [...new Set(programs.map(({ emulator }) => `qemu-${emulator}-static`))],
  packages: ['qemu-user-static'],
});

describe.runIf(cannotRun === null).each(programs)('under QEMU, $platform', (program) => {
  const run = (...args: readonly string[]) =>
    execFileSync(`qemu-${program.emulator}-static`, args, {
      encoding: 'utf8',
    });
  const path = programOf(program.platform);

  test('prints the line that proves it', () => {
    const expected = expectedProofLine(program.platform);
    expect(run('-0', '/proof', path, 'a', 'b')).toBe(`${expected}\n`);
  });

  test('shows that a name or an argument is missing', () => {
    expect(run('-0', 'a', path, 'b')).toMatch(/^proof \S+ 2 \[a\] \[b\]\n$/);
  });

  test('prints one line however long an argument is', () => {
    const output = run('-0', '/proof', path, 'x'.repeat(9000), 'b');
    expect(output).toMatch(/^proof \S+ 3 \[\/proof\] \[x+\n$/);
    expect(output).toHaveLength(4096);
  });
});
