import { platformOfWord } from '../../docker/architecture-word.ts';
import { archMark, isPattern } from '../../docker/reference-pattern.ts';

/**
 * The list that images would have by their tags: `ghcr.io/me/app:1.2` of `ghcr.io/me/app:1.2-arm64`;
 * empty where a tag names no architecture.
 */
export function suggestedList([first = '']: readonly string[]): string {
  const [, repository = '', tag = ''] = /^(.+):([^:/@]+)$/.exec(first) ?? [];
  if (repository === '' || isPattern(repository)) return '';
  const rest = isPattern(tag) ? withoutMark(tag) : withoutWord(tag);
  return rest === null ? '' : `${repository}:${rest === '' ? 'latest' : rest}`;
}

/** `1.2` of `1.2-{arch}`, and of `{arch}-1.2`. */
const withoutMark = (tag: string): string =>
  tag.replace(new RegExp(`[-_.]?${archMark.replace(/[{}]/g, '\\$&')}`), '').replace(/^[-_.]/, '');

/** The tag without the architecture at its end or its beginning; null where it names none. */
function withoutWord(tag: string): string | null {
  const words = tag.split(/(?=[-_.])/);
  const joined = (from: number, to: number) =>
    words
      .slice(from, to)
      .join('')
      .replace(/^[-_.]/, '');
  for (const at of words.keys()) {
    if (platformOfWord(joined(at, words.length)) !== null) return joined(0, at);
  }
  for (const at of [...words.keys()].reverse()) {
    if (platformOfWord(joined(0, at + 1)) !== null) return joined(at + 1, words.length);
  }
  return null;
}
