import { lessonTexts } from '../texts/lessons.ts';
import { type Block, named } from './lesson.ts';

/** How it was when the article was written, and how it is now. */
export function times({ past, now }: { readonly past: string; readonly now: string }): Block {
  const { words } = lessonTexts();
  return named([words.past, past], [words.now, now]);
}
