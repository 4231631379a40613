import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dumpHeader,
  dumpProgramHeaders,
  parseExecutable,
  parseLoader,
} from '../../src/docker/executable.ts';

const programs = fileURLToPath(new URL('../../assets/proof/', import.meta.url));

const said = ([command = '', ...args]: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8' });
const dump = (path: string): string => said(dumpHeader(path));

describe('what a program was built for', () => {
  test.each(readdirSync(programs).filter((name) => name.startsWith('linux-')))(
    '%s tells it by its first bytes',
    (name) => {
      const [, architecture] = name.split('-');
      expect(parseExecutable(dump(programs + name))).toEqual({ system: 'linux', architecture });
    },
  );

  test('the Node that runs this test is for this machine', () => {
    const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch as 'x64' | 'arm64'];
    expect(parseExecutable(dump(process.execPath))).toEqual({
      system: process.platform,
      architecture,
    });
  });

  test('a program of macOS or Windows is told from one of Linux', () => {
    const rest = ' 00'.repeat(12);
    expect(parseExecutable(`cf fa ed fe 07 00 00 01${rest}`)).toEqual({
      system: 'darwin',
      architecture: 'amd64',
    });
    expect(parseExecutable(`cf fa ed fe 0c 00 00 01${rest}`)).toEqual({
      system: 'darwin',
      architecture: 'arm64',
    });
    expect(parseExecutable(`4d 5a${' 00'.repeat(18)}`)).toEqual({
      system: 'windows',
      architecture: null,
    });
  });

  test('text, and what is too short, is no program', () => {
    expect(parseExecutable(dump(fileURLToPath(import.meta.url)))).toBeNull();
    expect(parseExecutable('7f 45 4c 46 02 01')).toBeNull();
    expect(parseExecutable('')).toBeNull();
  });

  test('no text makes the reader throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseExecutable(text)));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        parseExecutable(Buffer.from(bytes).toString('hex'));
      }),
    );
  });
});

describe('the loader that a program needs', () => {
  const loader = (path: string) => parseLoader(said(dumpProgramHeaders(path)));

  test.each(readdirSync(programs).filter((name) => name.startsWith('linux-')))(
    '%s needs none: it is static',
    (name) => expect(loader(programs + name)).toEqual({ isStatic: true }),
  );

  test.runIf(process.platform === 'linux')('the Node that runs this test names its own', () => {
    expect(loader(process.execPath)).toEqual({
      isStatic: false,
      path: expect.stringMatching(/^\/lib.*\/ld-/),
    });
  });

  test.each([
    ['qemu-aarch64-trixie-10.0.13', { isStatic: true }],
    ['qemu-aarch64-bookworm-7.2', { isStatic: false, path: '/lib64/ld-linux-x86-64.so.2' }],
  ])("of Debian's QEMU for those who don't ask for a static one: %s", (name, expected) => {
    const recording = new URL(`./recordings/elf/${name}`, import.meta.url);
    expect(loader(fileURLToPath(recording))).toEqual(expected);
  });

  test('is read in 32 bits and the other byte order, too', () => {
    // ELF32, big-endian (elf.h): three program headers of 32 bytes behind a header of 52.
    const path = '/lib/ld.so.1';
    const bytes = Buffer.alloc(200);
    bytes.set([0x7f, 0x45, 0x4c, 0x46, 1, 2, 1]);
    bytes.writeUInt32BE(52, 28);
    bytes.writeUInt16BE(32, 42);
    bytes.writeUInt16BE(3, 44);
    bytes.writeUInt32BE(6, 52);
    bytes.writeUInt32BE(3, 84);
    bytes.writeUInt32BE(148, 88);
    bytes.write(path, 148);
    expect(parseLoader(bytes.toString('hex'))).toEqual({ isStatic: false, path });
  });

  test('is not told by text, by what is cut off, or by headers that lie elsewhere', () => {
    expect(loader(fileURLToPath(import.meta.url))).toBeNull();
    expect(parseLoader('')).toBeNull();
    expect(parseLoader(dump(process.execPath))).toBeNull();
    const bytes = Buffer.alloc(64);
    bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    bytes.writeBigUInt64LE(1n << 60n, 32);
    bytes.writeUInt16LE(56, 54);
    bytes.writeUInt16LE(1, 56);
    expect(parseLoader(bytes.toString('hex'))).toBeNull();
  });

  test('no bytes make the reader throw', () => {
    const kinds = fc.constantFrom(
      '7f454c46020101',
      '7f454c46020201',
      '7f454c46010101',
      '7f454c460102',
    );
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 300 }), (kind, bytes) => {
        parseLoader(kind + Buffer.from(bytes).toString('hex'));
      }),
    );
  });
});
