import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../host/folder.ts';
import { need } from '../need.ts';
import { emulators, fileName, platforms, readElf } from './programs.ts';

const folder = fileURLToPath(new URL('../../assets/clinic/', import.meta.url));
const programs = ['namespace', 'stand-in', 'dynamic', 'loader'];
const programOf = (name: string, platform: string) => join(folder, name, fileName(platform));

describe.each(programs)("the clinic's program %s", (name) => {
  test('is there for every platform', () => {
    expect(readdirSync(join(folder, name))).toEqual(
      platforms.map(({ platform }) => fileName(platform)).sort(),
    );
  });

  test.each(platforms)('is one of $platform, static unless it is the dynamic one', (one) => {
    const { platform, bits, order, machine } = one;
    const file = readFileSync(programOf(name, platform));
    const is = { magic: '\x7fELF', isExecutable: true, isStatic: name !== 'dynamic' };
    expect(readElf(file)).toEqual({ ...is, bits, order, machine });
    expect(file.length).toBeLessThanOrEqual(10_000);
  });
});

const cannotRun = need({
  what: "The clinic's programs under QEMU",
  linux: true,
  commands: emulators,
  packages: ['qemu-user-static'],
});

describe.runIf(cannotRun === null).each(platforms)('under QEMU, $platform', (one) => {
  const { platform, emulator } = one;
  const run = (...args: readonly string[]) =>
    execFileSync(`qemu-${emulator}-static`, args, { encoding: 'utf8', stdio: 'pipe' });

  test('the stand-in says what it was handed', () => {
    const line = run('-0', '/usr/bin/qemu', programOf('stand-in', platform), '/proof', 'a b', '');
    expect(line).toMatch(
      /^stand-in 4 \[\/usr\/bin\/qemu\] \[\/proof\] \[a b\] \[\] AT_FLAGS \d\n$/,
    );
  });

  test('the dynamic one needs its loader, and runs with it', () => {
    const root = emptyFolder();
    const dynamic = programOf('dynamic', platform);
    expect(() => run('-L', root, dynamic)).toThrow(/\/lib\/ld-stand-in/);
    mkdirSync(join(root, 'lib'));
    copyFileSync(programOf('loader', platform), join(root, 'lib/ld-stand-in'));
    expect(run('-L', root, '-0', 'x', dynamic, 'y')).toMatch(/^stand-in 2 \[x\] \[y\]/);
  });
});
