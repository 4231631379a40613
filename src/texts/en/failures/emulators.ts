import type { FailureWords } from './words.ts';

export const emulators: Readonly<Record<string, FailureWords>> = {
  'qemu-flag-F-missing': {
    name: '',
    cause:
      'The kernel has a handler without the flag F: its emulator is looked for inside the container, and is not there.',
    ways: [],
  },
};
