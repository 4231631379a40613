import type { FailureWords } from './words.ts';

export const target: Readonly<Record<string, FailureWords>> = {
  'docker-driver-multi-platform': {
    name: '',
    cause:
      "The default builder builds into the engine's own image store, and that one holds a single platform an image.",
    ways: [],
  },
  'docker-driver-auto-push': {
    name: '',
    cause:
      'The default builder of this buildx cannot push: a builder in a container of its own can.',
    ways: [],
  },
  'tag-missing-or-invalid': {
    name: '',
    cause: 'A push needs a name that every registry takes: small letters, digits and . _ - / only.',
    ways: [],
  },
};
