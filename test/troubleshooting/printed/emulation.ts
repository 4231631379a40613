import type { Printed } from './printed.ts';

export const emulation: readonly Printed[] = [
  ['exec-format-error-run', '#5 0.126 exec /bin/sh: exec format error'],
  [
    'exec-format-error-run',
    'standard_init_linux.go:228: exec user process caused: exec format error',
  ],
  [
    'exec-format-error-run',
    'standard_init_linux.go:211: exec user process caused "exec format error"',
  ],
  ['exec-format-error-run', '#9 2.31 Error while loading /usr/sbin/dpkg-split: Exec format error'],
  ['exec-format-error-run', '/bin/sh: 1: ./protoc: Exec format error'],
  ['exec-format-error-run', 'bash: ./tool: cannot execute binary file: Exec format error'],
  ['exec-format-error-run', 'panic: fork/exec ./main: exec format error'],
  ['exec-format-error-run', "OSError: [Errno 8] Exec format error: './tool'"],
  ['exec-format-error-run', '  Exec format error (os error 8)'],
  ['exec-format-error-run', 'java.io.IOException: error=8, Exec format error'],
  [
    'exec-format-error-run',
    '{"msg":"exec container process `/app`: Exec format error","level":"error"}',
  ],
  [
    'runtime-execution-unsupported',
    'failed to solve: rpc error: code = Unknown desc = failed to load LLB: runtime execution on platform linux/arm64 not supported',
  ],
  ['exec-bin-sh-not-found', '#5 0.125 exec /bin/sh: no such file or directory'],
  // docker/buildx#2400, by runc 1.1; moby/moby#31702, by runc of 2017.
  [
    'exec-bin-sh-not-found',
    '#8 0.153 runc run failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory',
  ],
  [
    'exec-bin-sh-not-found',
    'OCI runtime create failed: container_linux.go:345: starting container process caused "exec: \\"/bin/sh\\": stat /bin/sh: no such file or directory": unknown',
  ],
  [
    'selinux-xattr',
    'ERROR: process "/dev/.buildkit_qemu_emulator /bin/sh -c apk add git" did not complete successfully: failed to copy xattrs: failed to set xattr "security.selinux" on /tmp/buildkit-qemu-emulator151454215/dev/.buildkit_qemu_emulator: operation not supported',
  ],
  ['qemu-segfault', 'qemu: uncaught target signal 11 (Segmentation fault) - core dumped'],
  [
    'qemu-segfault',
    '#12 41.2 qemu: uncaught target signal 11 (Segmentation fault) - core dumped\n#12 41.3 dpkg: error processing package libc-bin (--configure):\n#12 41.3  installed libc-bin package post-installation script subprocess returned error exit status 139',
  ],
  ['qemu-segfault', 'qemu: uncaught target signal 6 (Aborted) - core dumped'],
  ['qemu-sigill', 'qemu: uncaught target signal 4 (Illegal instruction) - core dumped'],
];
