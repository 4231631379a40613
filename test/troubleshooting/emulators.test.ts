import { expect, it } from 'vitest';
import { emulators } from '../../src/troubleshooting/catalogue/emulators.ts';
import { installed, emulators as printed } from './printed/emulators.ts';
import { told } from './told.ts';

it('knows every failure of installers and handlers', () => {
  expect(emulators.map(({ id }) => id)).toEqual([
    'qemu-image-wrong-host-arch',
    'qemu-image-no-manifest-for-host',
    'qemu-entry-exists',
    'qemu-supported-missing-though-emulator-listed',
    'qemu-register-aborts-rest',
    'qemu-flag-F-missing',
    'qemu-dynamic-with-F',
    'qemu-lost-after-reboot',
    'qemu-flushed-by-systemd-binfmt',
    'wsl-binfmt',
    'qemu-riscv64-unsupported-by-image',
    'qemu-riscv64-cpu-max',
  ]);
});

it.each(printed)('tells %s by what was printed', (id, text) => {
  expect(told(text)).toContain(id);
});

it.each([
  "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested",
  'installing: arm64 OK\ninstalling: riscv64 OK',
  installed.replace('"linux/386"', '"linux/386",\n    "linux/arm64"'),
  '#7 3.0 the plugin is already registered',
  '#7 3.0 user qemu-kvm already registered',
  '#7 3.0 mv: write error: File exists',
  '#7 3.0 open /proc/sys/fs/binfmt_misc/status: no such file or directory',
  "#7 3.0 qemu-system-riscv64: unable to find CPU model 'rv64x'",
  '#9 [linux/riscv64 2/2] RUN uname -m\n#9 0.349 riscv64',
  '#7 3.0 Setting up qemu-user-static (1:7.2+dfsg-7+deb12u7) ...',
])('takes %s for ordinary', (text) => {
  expect(told(text)).toEqual([]);
});

it('names few causes for a text that many share, the likeliest one first', () => {
  expect(told('#5 0.165 exec /bin/sh: exec format error')).toEqual([
    'exec-format-error-run',
    'binfmt-disabled',
    'qemu-lost-after-reboot',
    'qemu-flushed-by-systemd-binfmt',
  ]);
  expect(told('exec /register: exec format error')[0]).toBe('qemu-image-wrong-host-arch');
  const [first, second] = told('#5 0.207 exec /bin/sh: no such file or directory');
  expect([first, second]).toEqual(['qemu-flag-F-missing', 'qemu-dynamic-with-F']);
});
