import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectedProofLine, proofProgram, provablePlatforms } from '../../src/docker/proof.ts';
import { need } from '../need.ts';
import { emulators, fileName, platforms, readElf } from './programs.ts';

const folder = fileURLToPath(new URL('../../assets/proof/', import.meta.url));

test('there is a program for every platform that has one, and no other file beside them', () => {
  const committed = readdirSync(folder).filter((name) => name.startsWith('linux-'));
  expect(committed.sort()).toEqual(provablePlatforms.map(proofProgram).sort());
  expect(committed).toEqual(platforms.map(({ platform }) => fileName(platform)).sort());
});

function programOf(platform: string): string {
  return `${folder}${proofProgram(platform)}`;
}

describe.each(platforms)('the program for $platform', ({ platform, bits, order, machine }) => {
  const file = readFileSync(programOf(platform));

  test('is a static program of that architecture', () => {
    const is = { magic: '\x7fELF', isExecutable: true, isStatic: true };
    expect(readElf(file)).toEqual({ ...is, bits, order, machine });
  });

  test('is at most 4 kB', () => expect(file.length).toBeLessThanOrEqual(4096));
});

const cannotRun = need({
  what: 'The proof programs under QEMU',
  linux: true,
  commands: emulators,
  packages: ['qemu-user-static'],
});

describe.runIf(cannotRun === null).each(platforms)('under QEMU, $platform', (program) => {
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
