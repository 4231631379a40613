import { isBareName, parseReference } from '../docker/reference.ts';
import { texts } from '../texts/index.ts';
import type { FieldError } from './parts/field-line.ts';

/** What is wrong with a typed reference, and at which character; null when it will do. */
export function referenceError(text: string, isPush: boolean): FieldError | null {
  const { reference } = texts().ui.target;
  // An archive may go without a name.
  if (text === '' && !isPush) return null;
  const parsed = parseReference(text);
  if (parsed.ok) return isPush && isBareName(parsed) ? { text: reference.bare, at: 0 } : null;
  const { code, suggestion, at } = parsed;
  const sentence = reference[code];
  // A caret counts characters, the parser code units.
  const place = [...text.slice(0, at)].length;
  return {
    text: suggestion === null ? sentence : reference.rather(sentence, suggestion),
    at: place,
  };
}
