import { mendTexts } from '../texts/mend.ts';
import { line, muted } from '../ui/line.ts';
import type { Talk } from './talk.ts';

/** Asks until the answer is one of those that are offered; Enter alone, and nobody to ask, is no. */
export async function agrees(
  talk: Pick<Talk, 'ask' | 'say'>,
  question: string,
  offered: string,
): Promise<boolean> {
  const { keys, unknown } = mendTexts();
  for (;;) {
    const typed = await talk.ask?.(line(question, ' ', muted(`${offered}:`)));
    const word = typed?.trim().toLowerCase() ?? '';
    if (keys.yes.includes(word)) return true;
    if (word === '' || keys.no.includes(word)) return false;
    talk.say(line(unknown(offered)));
  }
}
