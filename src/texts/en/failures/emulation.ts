import { crossCompile, makeBuilder, nativeNode, registerAll, registerAnew } from './ways.ts';
import type { FailureWords, WayWords } from './words.ts';

const anotherQemu: WayWords = {
  title: 'Try another version of QEMU',
  changes:
    "Takes every qemu-* entry out of the kernel's table and registers those of QEMU 8.1.5, for the whole machine, until it reboots. Which version helps differs from program to program.",
  undo: registerAnew.undo,
};

/** What goes wrong where foreign programs run. */
export const emulation: Readonly<Record<string, FailureWords>> = {
  'exec-format-error-run': {
    name: "No handler for the platform's programs",
    cause: 'The kernel was handed a program of another processor and has no handler for it.',
    ways: [
      registerAll,
      {
        title: 'Look at what the image holds',
        how: 'Where a handler is registered, a program in the image is of another architecture than the image: a base image fixed by FROM --platform or by its name, or a file that COPY or a download brought. A script without #! in its first line says the same.',
      },
    ],
  },
  'runtime-execution-unsupported': {
    name: 'The builder cannot run that platform',
    cause:
      'The builder has no way to run programs of that platform: no handler in the kernel, no emulator of its own.',
    ways: [
      registerAll,
      {
        ...makeBuilder,
        title: 'Make a newer builder: BuildKit emulates by itself since 0.8',
      },
    ],
  },
  'exec-bin-sh-not-found': {
    name: 'A shell that is there is not found',
    cause:
      'The image has no shell, as one FROM scratch has none, or a layer of it is broken in the cache. Whether the handler lacks its flag F is what the check tells.',
    ways: [
      {
        title: 'Build without the cache',
        how: 'Build again with --no-cache and --pull.',
      },
      {
        title: 'Empty the cache of the builder',
        changes:
          'Removes what the builder keeps and does not use now: the next build takes longer.',
      },
      {
        title: 'Give the stage a shell, or do without',
        how: 'A stage FROM scratch or from a distroless image has no /bin/sh. Write RUN ["/program", "argument"], or do it in an earlier stage.',
      },
    ],
  },
  'selinux-xattr': {
    name: 'SELinux stops the emulator of the builder',
    cause:
      'Where the kernel has no handler BuildKit copies an emulator of its own next to the program, and SELinux does not let it label that copy. BuildKit 0.27 goes on without the label.',
    ways: [
      {
        ...makeBuilder,
        title: 'Make a builder with BuildKit 0.27',
      },
      {
        ...registerAll,
        title: 'Register the handlers: the copy is not made then',
      },
    ],
  },
  'qemu-segfault': {
    name: 'The emulator crashed',
    cause:
      'The emulator crashed on this program. Another version of QEMU, a native machine or cross-compilation gets around it.',
    ways: [anotherQemu, crossCompile, nativeNode],
  },
  'qemu-sigill': {
    name: 'The emulator does not know an instruction',
    cause:
      'The program used an instruction that the emulated processor does not have. Node and Yarn on arm64 are known for it.',
    ways: [
      {
        ...crossCompile,
        how: "Install the packages in a stage that begins with FROM --platform=$BUILDPLATFORM, and name the target there, as npm's --os and --cpu do.",
      },
      anotherQemu,
    ],
  },
  'qemu-hang': {
    name: 'An emulated step never ends',
    cause:
      'Some programs wait for ever under emulation and print nothing: npm and yarn of Node 20 and later on 32-bit arm and s390x are known for it.',
    ways: [
      {
        title: 'Leave the platform out',
        how: 'Take linux/arm/v7 and linux/arm/v6 out of --platform, if nobody needs them.',
      },
      {
        title: 'Use Node 18 for that platform',
        how: 'Begin with FROM node:18, whose npm runs under emulation.',
      },
      crossCompile,
    ],
  },
  'emulation-slow': {
    name: 'An emulated build is slow',
    cause:
      'Each program of another platform is translated while it runs: 2 to 10 times slower than it is natively, and compilers suffer most.',
    ways: [crossCompile, nativeNode],
  },
};
