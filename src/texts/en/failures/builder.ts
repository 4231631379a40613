import type { FailureWords } from './words.ts';

export const builder: Readonly<Record<string, FailureWords>> = {
  'builder-not-found': {
    name: '',
    cause: 'The builder was removed, or belongs to another user or client folder.',
    ways: [],
  },
};
