import { platformOfTag, platformOfWord } from './architecture-word.ts';
import type { ImagePlatform } from './image-platform.ts';
import { isSameReference, type ParsedReference, parseReference } from './reference.ts';

/** Where a pattern has the word of an architecture: `ghcr.io/me/app:1.2-{arch}`. */
export const archMark = '{arch}';

/** A reference that a pattern gives, and the platform that its word means. */
export type NamedReference = {
  readonly reference: string;
  readonly named: ImagePlatform | null;
};

/** Whether a word can stand for `{arch}`: what a tag may be of, and no option. */
export const isTagWord = (word: string): boolean => /^\w[\w.-]*$/.test(word);

export const isPattern = (text: string): boolean => text.includes(archMark);

/** Reads a reference or a pattern: where it is wrong is said of the pattern with a word in it. */
export function parseSource(text: string): ParsedReference {
  return parseReference(withWord(text, 'amd64'));
}

/** The references that a pattern gives for these words, in their order; a plain reference gives itself. */
export function expandSource(text: string, words: readonly string[]): readonly NamedReference[] {
  if (!isPattern(text)) return [{ reference: text, named: namedBy(text) }];
  return words.map((word) => ({ reference: withWord(text, word), named: platformOfWord(word) }));
}

/** Whether a registry can be asked what a pattern may mean: the word is in the tag. */
export function isTagPattern(text: string): boolean {
  const tag = /:([^:/@]*)$/.exec(text.replaceAll(archMark, 'amd64'))?.[1];
  return isPattern(text) && tag !== undefined && !isPattern(text.slice(0, text.lastIndexOf(':')));
}

/**
 * The words for which a repository has a tag that fits the pattern, in the order of the tags: of
 * `1.2-{arch}` and the tags `1.2`, `1.2-amd64`, `1.2-slim` that is `amd64`.
 */
export function wordsIn(pattern: string, tags: readonly string[]): readonly string[] {
  const [before = '', ...after] = pattern
    .slice(pattern.lastIndexOf(':') + 1)
    .split(archMark)
    .map((part) => part.replace(/[^\w]/g, '\\$&'));
  // Every mark stands for the same word.
  const fitting = new RegExp(`^${before}(.+)${after.join('\\1')}$`);
  return tags.flatMap((tag) => {
    const word = fitting.exec(tag)?.[1];
    return word === undefined || platformOfWord(word) === null ? [] : [word];
  });
}

function namedBy(reference: string): ImagePlatform | null {
  const parsed = parseReference(reference);
  return parsed.ok && parsed.tag !== null ? platformOfTag(parsed.tag) : null;
}

/** Whether a source gives a reference, with these words or with those that its tags may have. */
export function gives(source: string, words: readonly string[], reference: string): boolean {
  const parsed = parseReference(reference);
  const tag = parsed.ok ? (parsed.tag ?? '') : '';
  const asked = words.length === 0 && isTagPattern(source) ? wordsIn(source, [tag]) : words;
  return expandSource(source, asked).some((given) => isSameReference(given.reference, reference));
}

const withWord = (text: string, word: string): string => text.replaceAll(archMark, word);
