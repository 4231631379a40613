import { archMark, isPattern } from '../docker/reference-pattern.ts';
import type { Saveable } from './saveable.ts';

/** The pattern of all sources as a script says it: a loop over words, with what can be set from outside. */
export type SavedLoop = {
  readonly words: readonly string[];
  /** The repository, where the mark is in the tag alone; null where it is elsewhere. */
  readonly image: string | null;
};

/** A repository of characters that mean nothing to a shell, nor to make, before a tag with the mark. */
const plainImage = new RegExp(
  `^([\\w./:-]+):[\\w.-]*(?:${archMark.replace(/[{}]/g, '\\$&')}[\\w.-]*)+$`,
);

/** Of the words of architectures alone a shell can make a loop; null where the sources follow no pattern. */
export function loopOf({ pattern }: Pick<Saveable, 'pattern'>): SavedLoop | null {
  if (pattern === null || !isPattern(pattern.text) || pattern.words.length === 0) return null;
  if (!pattern.words.every((word) => /^[\w.-]+$/.test(word))) return null;
  return { words: pattern.words, image: plainImage.exec(pattern.text)?.[1] ?? null };
}

/** A reference with its repository as a variable, where it is in the one of the images. */
export function withImage(
  reference: string,
  { image }: SavedLoop,
  variable: string,
  rest: (text: string) => string,
): string {
  const isBeside = image !== null && (reference === image || reference.startsWith(`${image}:`));
  return isBeside ? variable + rest(reference.slice(image.length)) : rest(reference);
}
