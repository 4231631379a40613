import { machine } from '../../machine.ts';
import { person } from '../../machine-person.ts';
import { registerAll } from '../ways.ts';
import type { FailureWords } from '../words.ts';

const { modprobe, mount, enable } = machine.binfmt;

export const kernel: Readonly<Record<string, FailureWords>> = {
  'kernel-too-old-for-F': {
    name: 'The kernel is too old for handlers that work in containers',
    cause:
      'The installer asks the kernel to keep the emulator open (flag F), and kernels before 4.8 do not know that flag: they refuse the whole entry as invalid.',
    ways: [person.upgradeKernel, person.nativeNode, person.crossCompile, person.ownEmulators],
  },
  'binfmt-module-missing': {
    name: 'The kernel has no binfmt_misc',
    cause:
      'Handlers live in a part of the kernel that is called binfmt_misc. Its module is not loaded, or this kernel was built without it, or was upgraded without a reboot.',
    ways: [
      modprobe,
      {
        title: 'Load it at every boot, too',
        changes:
          'Writes one line into /etc/modules-load.d: systemd loads the module at every boot.',
      },
      person.rebootForModules,
      person.otherKernel,
    ],
  },
  'binfmt-not-mounted': {
    name: 'binfmt_misc is not mounted',
    cause:
      'Handlers are registered by a file of the kernel, in /proc/sys/fs/binfmt_misc. That folder is not mounted here, or may not be written to, so nothing can be registered.',
    ways: [
      mount,
      {
        title: "Mount it by systemd's own unit",
        changes: mount.changes,
      },
    ],
  },
  'binfmt-disabled': {
    name: 'The handler is disabled',
    cause:
      'A handler for these programs is registered and disabled, or all of them are: the kernel passes over it as if it were not there.',
    ways: [
      enable,
      {
        title: 'Enable one handler',
        changes: 'Enables that entry, for the whole machine, until it reboots.',
      },
    ],
  },
  'rootless-or-nested-cannot-register': {
    name: 'This engine may not register handlers',
    cause:
      'Only root of the machine itself registers handlers. This engine runs without root, or inside a container, where even --privileged is not that.',
    ways: [
      person.registerAsRoot,
      {
        ...registerAll,
        title: 'Register them by the engine that runs as root, if there is one beside it',
      },
      {
        title: 'Ask for them on the node',
        how: "In a CI job or a pod the kernel is the node's: whoever runs it registers the handlers there, once after each boot.",
      },
      person.ownEmulators,
    ],
  },
  'userns-remap-privileged': {
    name: 'The engine maps users, and allows no privileged container so',
    cause:
      'This engine runs with userns-remap. An installer is a privileged container, and needs --userns=host there.',
    ways: [
      {
        ...registerAll,
        title: 'Register the handlers outside of the mapping',
      },
    ],
  },
};
