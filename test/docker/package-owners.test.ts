import { expect, test } from 'vitest';
import { parseDpkgOwners, parseRpmOwners } from '../../src/docker/package-owners.ts';

test('dpkg names a package for each file that is from one', () => {
  const output = [
    'diversion by qemu-user from: /usr/bin/qemu',
    'qemu-user-binfmt: /usr/lib/binfmt.d/qemu-aarch64.conf',
    'llvm-19-runtime:amd64: /usr/lib/binfmt.d/llvm.conf',
    'a-package, another: /usr/lib/binfmt.d',
    '',
  ].join('\n');
  expect([...parseDpkgOwners(output)]).toEqual([
    ['/usr/lib/binfmt.d/qemu-aarch64.conf', 'qemu-user-binfmt'],
    ['/usr/lib/binfmt.d/llvm.conf', 'llvm-19-runtime'],
    ['/usr/lib/binfmt.d', 'a-package, another'],
  ]);
});

test('RPM names a package a line, or says that there is none', () => {
  const files = ['/usr/lib/binfmt.d/a.conf', '/etc/binfmt.d/b.conf', '/c'];
  const output =
    'qemu-user-static-aarch64\nfile /etc/binfmt.d/b.conf is not owned by any package\n';
  expect([...parseRpmOwners(files, output)]).toEqual([[files[0], 'qemu-user-static-aarch64']]);
});
