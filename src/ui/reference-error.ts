import { referenceFault, referenceSentence } from '../checklist/target/reference-fault.ts';
import type { FieldError } from './parts/field-line.ts';

/** What is wrong with a typed reference, and at which character; null when it will do. */
export function referenceError(text: string, isPush: boolean): FieldError | null {
  // An archive may go without a name.
  if (text === '' && !isPush) return null;
  const fault = referenceFault(text, isPush);
  if (fault === null) return null;
  // A caret counts characters, the parser code units.
  const at = [...text.slice(0, fault.at)].length;
  return { text: referenceSentence(text, isPush) ?? fault.title, at };
}
