import { expect, it } from 'vitest';
import { emulation } from '../../src/troubleshooting/catalogue/emulation.ts';
import { emulation as printed } from './printed/emulation.ts';
import { told } from './told.ts';

it('knows every failure where foreign programs run', () => {
  expect(emulation.map(({ id }) => id)).toEqual([
    'exec-format-error-run',
    'runtime-execution-unsupported',
    'exec-bin-sh-not-found',
    'selinux-xattr',
    'qemu-segfault',
    'qemu-sigill',
    'qemu-hang',
    'emulation-slow',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it('tells no crash by another one', () => {
  expect(told('qemu: uncaught target signal 4 (Illegal instruction) - core dumped')).toEqual([
    'qemu-sigill',
  ]);
  expect(told('qemu: uncaught target signal 11 (Segmentation fault) - core dumped')).toEqual([
    'qemu-segfault',
  ]);
});

it('names the flag F before a shell that is not there at all', () => {
  const ids = told('exec /bin/sh: no such file or directory');
  expect(ids).toContain('qemu-flag-F-missing');
  expect(ids.indexOf('qemu-flag-F-missing')).toBeLessThan(ids.indexOf('exec-bin-sh-not-found'));
});

it.each([
  'Segmentation fault (core dumped)',
  'docker: Error response from daemon: failed to copy xattrs: failed to set xattr "security.selinux" on /path/to/file: operation not supported.',
  'cp: setting attribute security.selinux for /tmp/x: Operation not supported',
  'signal 11 is what qemu calls an uncaught target signal',
  'ENOEXEC: Exec format error means that no handler took the program',
  'the kernel answers with an exec format error then',
])('takes %s for an ordinary line', (text) => {
  expect(told(text)).toEqual([]);
});
