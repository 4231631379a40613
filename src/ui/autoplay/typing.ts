import type { Field } from '../field.ts';
import { type Move, type Plan, quickly } from './move.ts';

/**
 * The next letter of a text, as a person types it; null when all of it stands there. What a field
 * suggests is taken out first, and typed where everyone sees it.
 */
export function typing(plan: Plan, typed: Field | null, wanted: string): Move | null {
  if (typed === null) return wanted === '' ? null : quickly(plan, 'ctrl-u');
  const { text } = typed;
  if (text === wanted) return null;
  if (!wanted.startsWith(text)) return quickly(plan, 'ctrl-u');
  const [letter] = [...wanted.slice(text.length)];
  return letter === undefined ? null : quickly(plan, letter === ' ' ? 'space' : letter);
}
