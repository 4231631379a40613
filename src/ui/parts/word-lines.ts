import { shellWords } from '../../docker/shell-words.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { blank, cells, type Line, type Page } from '../line.ts';
import { named } from './actions.ts';

/** The words of its commands that a first-timer may not know. */
export function wordLines(page: Page, { actions }: Pick<Remedy, 'actions'>): Line[] {
  const { words } = texts().ui.explained;
  const typed = new Set(
    actions.flatMap((action) => ('run' in action ? shellWords(action.run) : [])),
  );
  const known = Object.entries(words).filter(([word]) => typed.has(word));
  if (known.length === 0) return [];
  const width = Math.max(...known.map(([word]) => cells(word))) + 2;
  return [blank, ...known.flatMap(([word, text]) => named(page, word, text, 2, width))];
}
