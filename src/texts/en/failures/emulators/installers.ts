import { installStatic, registerAll, registerAnew } from '../ways.ts';
import type { FailureWords } from '../words.ts';

export const installers: Readonly<Record<string, FailureWords>> = {
  'qemu-image-wrong-host-arch': {
    name: "The installer's image is not for this machine's processor",
    cause:
      'multiarch/qemu-user-static and docker/binfmt are published for amd64 alone. On another processor they cannot even start, and register nothing.',
    ways: [
      { ...registerAll, title: 'Use the image that runs on this processor, too' },
      installStatic,
    ],
  },
  'qemu-image-no-manifest-for-host': {
    name: 'No installer image runs on this 32-bit machine',
    cause:
      'Installers are published for 64-bit machines: QEMU 11 has given up emulation on 32-bit ones. The distribution may still have an older QEMU.',
    ways: [installStatic],
  },
  'qemu-entry-exists': {
    name: 'A handler of that name is registered already',
    cause:
      'The installer leaves an entry that is there as it is. That is no harm if it works, and has the flag F; otherwise it must go first.',
    ways: [
      {
        title: 'Replace that entry',
        changes:
          "Takes the entry out of the kernel's table and registers it anew, for the whole machine, until it reboots.",
      },
      registerAnew,
      {
        title: 'Leave it, if it works',
        how: 'If a program of that platform runs in a container, such as docker run --rm --platform linux/arm64 alpine uname -m, nothing need be done.',
      },
    ],
  },
  'qemu-supported-missing-though-emulator-listed': {
    name: 'A handler is registered, and its emulator does not work',
    cause:
      'The installer runs a tiny program for each handler, and this one failed: the emulator crashes on this kernel, or cannot be reached. That it is listed means only that it is registered.',
    ways: [
      registerAnew,
      {
        ...registerAnew,
        title: 'Register them anew, with QEMU 8.1.5',
      },
    ],
  },
  'qemu-register-aborts-rest': {
    name: 'docker/binfmt stopped at the first entry that failed',
    cause:
      'This installer ends with the first error: the architectures after it, in the order aarch64, arm, ppc64le, s390x, riscv64, were not registered. It has not been changed since 2020.',
    ways: [{ ...registerAnew, title: 'Register them with the installer that is kept up to date' }],
  },
};
