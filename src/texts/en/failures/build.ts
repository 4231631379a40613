import type { FailureWords } from './words.ts';

export const build: Readonly<Record<string, FailureWords>> = {
  'disk-full': {
    name: '',
    cause: 'The disk that the builder writes to is full.',
    ways: [],
  },
  'runtime-execution-unsupported': {
    name: '',
    cause:
      'The builder has no way to run programs of that platform: no handler in the kernel, no emulator of its own.',
    ways: [],
  },
  'qemu-segfault': {
    name: '',
    cause:
      'The emulator crashed on this program. Another version of QEMU, a native machine or cross-compilation gets around it.',
    ways: [],
  },
  'base-image-no-platform': {
    name: '',
    cause: 'The base image is not published for this platform.',
    ways: [],
  },
  'exec-format-error-run': {
    name: '',
    cause: 'The kernel was handed a program of another processor and has no handler for it.',
    ways: [],
  },
};
