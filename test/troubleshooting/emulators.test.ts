import { expect, it } from 'vitest';
import { emulators } from '../../src/troubleshooting/catalogue/emulators.ts';
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

const installed = `{
  "supported": [
    "linux/amd64",
    "linux/386"
  ],
  "emulators": [
    "python3.12",
    "qemu-aarch64"
  ]
}`;

it.each([
  [
    'qemu-image-wrong-host-arch',
    "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) and no specific platform was requested\nexec /register: exec format error",
  ],
  ['qemu-image-wrong-host-arch', 'exec /register: exec format error'],
  [
    'qemu-image-wrong-host-arch',
    '$ docker run --rm --privileged multiarch/qemu-user-static --reset -p yes\nstandard_init_linux.go:211: exec user process caused "exec format error"',
  ],
  [
    'qemu-image-no-manifest-for-host',
    'docker: no matching manifest for linux/arm/v6 in the manifest list entries.',
  ],
  ['qemu-entry-exists', 'installing: arm64 qemu-aarch64 already registered'],
  ['qemu-entry-exists', 'sh: write error: File exists'],
  ['qemu-entry-exists', 'sh: write error: Invalid argument'],
  [
    'qemu-flag-F-missing',
    'standard_init_linux.go:211: exec user process caused "no such file or directory"',
  ],
  ['qemu-flag-F-missing', 'exec /bin/sh: no such file or directory'],
  [
    'qemu-flag-F-missing',
    'time="2026-11-24T04:01:54Z" level=warning msg="platforms linux/arm64 cannot pass the validation, \'-F\' flag might have not set for \'archutil\'."',
  ],
  ['qemu-dynamic-with-F', 'exec /bin/sh: no such file or directory'],
  [
    'qemu-supported-missing-though-emulator-listed',
    '{"supported":["linux/riscv64"],"emulators":["python3.12","qemu-x86_64"]}',
  ],
  ['qemu-supported-missing-though-emulator-listed', installed],
  ['qemu-lost-after-reboot', 'exec /bin/sh: exec format error'],
  ['qemu-flushed-by-systemd-binfmt', 'exec /bin/sh: exec format error'],
  [
    'wsl-binfmt',
    'Linux laptop 5.15.153.1-microsoft-standard-WSL2 #1 SMP x86_64 GNU/Linux\nexec /bin/sh: exec format error',
  ],
  [
    'wsl-binfmt',
    '> wsl --shutdown\nbash: ./arm64-hello: cannot execute binary file: Exec format error',
  ],
  [
    'qemu-register-aborts-rest',
    '2026/11/24 04:01:54 Cannot open /proc/sys/fs/binfmt_misc/qemu-aarch64: permission denied',
  ],
  [
    'qemu-register-aborts-rest',
    'Cannot write to /proc/sys/fs/binfmt_misc/register: write /proc/sys/fs/binfmt_misc/register: invalid argument',
  ],
  [
    'qemu-register-aborts-rest',
    '$ docker run --rm --privileged docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d\nEPERM opening /proc/sys/fs/binfmt_misc/register check permissions?',
  ],
  [
    'qemu-riscv64-unsupported-by-image',
    '#9 [linux/riscv64 2/2] RUN uname -m\n#9 0.349 exec /bin/sh: exec format error',
  ],
  [
    'qemu-riscv64-unsupported-by-image',
    'docker run --rm --privileged docker/binfmt:820fdd95a9972a5308930a2bdfb8573dd4447ad3\nexec /bin/sh: exec format error',
  ],
  ['qemu-riscv64-cpu-max', "qemu-riscv64: unable to find CPU model 'max'"],
])('tells %s by what was printed', (id, text) => {
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
