import { shellWord, shellWords } from '../docker/shell-words.ts';
import type { Block, Part } from './lesson.ts';

/**
 * What the words of a command do, by the words. `--flag VALUE` takes the next word along; ARGUMENT is
 * the first word that is neither, OTHERS are all that follow it.
 */
export type Explained = Readonly<Record<string, string>>;

/** A command taken apart, every word of it in one of the parts. */
export function apart(argv: readonly string[], explained: Explained): Block {
  return { kind: 'apart', isCommand: true, parts: partsOf(argv, explained) };
}

function partsOf(argv: readonly string[], explained: Explained): readonly Part[] {
  const parts: { text: string; about: string; key: string }[] = [];
  for (let at = 0; at < argv.length; ) {
    // What stands before the command is no part of its name.
    const isLater = parts.some(({ key: before }) => !/^env\b/.test(before));
    const { key, length } = nextPart(argv.slice(at), explained, isLater);
    const words = argv.slice(at, at + length);
    const text = (at === 0 ? shellWords(words) : words.map(shellWord)).join(' ');
    const isNext = key === 'ARGUMENT' && parts.some((part) => part.key === 'ARGUMENT');
    const last = parts.at(-1);
    if (isNext && last?.key === 'OTHERS') last.text += ` ${text}`;
    else if (isNext) parts.push({ text, about: explained['OTHERS'] ?? '', key: 'OTHERS' });
    else parts.push({ text, about: explained[key] ?? '', key });
    at += length;
  }
  return parts.map(({ text, about }) => ({ text, about }));
}

/** The longest beginning that is explained as it stands, else a flag with its value, else one word. */
function nextPart(argv: readonly string[], explained: Explained, isLater: boolean) {
  for (let length = Math.min(argv.length, isLater ? 1 : 4); length > 0; length--) {
    const key = argv.slice(0, length).join(' ');
    if (Object.hasOwn(explained, key)) return { key, length };
  }
  const [word = ''] = argv;
  const key = `${word} VALUE`;
  return Object.hasOwn(explained, key) ? { key, length: 2 } : { key: 'ARGUMENT', length: 1 };
}
