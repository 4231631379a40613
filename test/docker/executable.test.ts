import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dumpHeader, parseExecutable } from '../../src/docker/executable.ts';

const programs = fileURLToPath(new URL('../../assets/proof/', import.meta.url));

const dump = (path: string): string => {
  const [command = '', ...args] = dumpHeader(path);
  return execFileSync(command, args, { encoding: 'utf8' });
};

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
