import type { FailureWords } from './words.ts';

export const manifest: Readonly<Record<string, FailureWords>> = {
  'manifest-not-found-yet': {
    name: '',
    cause:
      'The registry does not know this tag. Right after a push some registries need a moment; look again.',
    ways: [],
  },
  'manifest-missing-platform': {
    name: '',
    cause:
      'The tag names fewer platforms than were asked for: another push under the same tag came later, or a single image lies there.',
    ways: [],
  },
};
