import { language } from '../texts/spoken.ts';
import type { Words } from './machine.ts';

/** What a text says in the language that is spoken. */
export function said(words: Words): string {
  return typeof words === 'string' ? words : (words[language()] ?? words.en);
}
