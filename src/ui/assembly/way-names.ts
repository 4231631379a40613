import type { Way } from '../../assembly/assembly.ts';

/** The commands of the two ways, in every language. */
export const wayNames: Readonly<Record<Way, string>> = {
  imagetools: 'docker buildx imagetools create',
  manifest: 'docker manifest',
};
