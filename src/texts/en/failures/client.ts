import type { FailureWords } from './words.ts';

export const client: Readonly<Record<string, FailureWords>> = {
  'buildx-missing': {
    name: '',
    cause: 'The client has no buildx plugin, and multi-platform builds are its job.',
    ways: [],
  },
};
