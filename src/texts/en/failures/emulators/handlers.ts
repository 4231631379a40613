import { afterReboot } from '../../after-reboot.ts';
import { installStatic, registerAll, registerAnew } from '../ways.ts';
import type { FailureWords } from '../words.ts';

export const handlers: Readonly<Record<string, FailureWords>> = {
  'qemu-flag-F-missing': {
    name: 'The handler has no flag F',
    cause:
      'The kernel has a handler without the flag F: its emulator is looked for inside the container, and is not there. The program that is said to be missing is there.',
    ways: [registerAnew, installStatic],
  },
  'qemu-dynamic-with-F': {
    name: 'The emulator is not a static program',
    cause:
      'The handler has the flag F, but its emulator needs libraries of its own, and these are looked for inside the container. Ubuntu 24.04 and later install such a one with qemu-user-binfmt.',
    ways: [
      registerAnew,
      {
        title: 'Replace qemu-user-binfmt by qemu-user-static (Debian, Ubuntu)',
        changes:
          'Installs the static emulators in the place of the others, and registers them with F, at every boot, too.',
      },
    ],
  },
  'qemu-lost-after-reboot': {
    name: 'The handlers are gone since the last boot',
    cause:
      "Handlers live in the kernel's memory. What an image registered is gone after a reboot, and the image must be run again.",
    ways: [
      registerAll,
      installStatic,
      {
        title: 'A systemd unit that registers them at every boot',
        changes: afterReboot.unit.changes('a unit'),
      },
    ],
  },
  'qemu-flushed-by-systemd-binfmt': {
    name: 'systemd-binfmt took the handlers away',
    cause:
      'When systemd-binfmt starts again, after an upgrade of a package for instance, it clears the table and registers only what stands in files of binfmt.d.',
    ways: [
      registerAll,
      {
        ...installStatic,
        title: 'Register them by files that systemd-binfmt reads (Debian, Ubuntu)',
      },
    ],
  },
  'wsl-binfmt': {
    name: 'WSL has lost its handlers, or registered none',
    cause:
      "The handlers are those of WSL's virtual machine: they are gone when it restarts, and in Ubuntu's distribution systemd-binfmt registers none. The engine of Docker Desktop has handlers of its own.",
    ways: [
      registerAll,
      {
        title: "Use Docker Desktop's engine",
        how: 'In Docker Desktop, under Settings, Resources, WSL integration, switch on this distribution: its engine brings handlers that stay.',
      },
    ],
  },
  'qemu-riscv64-unsupported-by-image': {
    name: 'The installer that was used does not know RISC-V',
    cause:
      'The tags 66f9012c… and 820fdd95… of docker/binfmt, from 2019, register arm64, arm, ppc64le and s390x only: nothing runs riscv64 programs.',
    ways: [{ ...registerAll, title: 'Register the handlers that are missing, riscv64 among them' }],
  },
  'qemu-riscv64-cpu-max': {
    name: 'This QEMU for RISC-V is too old',
    cause:
      'Docker Desktop 3.3.3 and its neighbours carry a QEMU that does not know the processor model that they ask it for: no riscv64 program starts.',
    ways: [
      {
        title: 'Upgrade Docker Desktop',
        how: 'A newer Docker Desktop brings a newer QEMU: https://docs.docker.com/desktop.',
      },
    ],
  },
};
