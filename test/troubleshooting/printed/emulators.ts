import type { Printed } from './printed.ts';

/** What an installer says that registered one handler, of which it could use none. */
export const installed = `{
  "supported": [
    "linux/amd64",
    "linux/386"
  ],
  "emulators": [
    "python3.12",
    "qemu-aarch64"
  ]
}`;

export const emulators: readonly Printed[] = [
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
];
