import { texts } from '../texts/index.ts';

/** What is wrong with a typed reference, and at which character; null when it will do. */
export function referenceError(
  text: string,
): { readonly text: string; readonly at: number | null } | null {
  const { reference } = texts().ui.target;
  return text === '' ? { text: reference.empty, at: 0 } : null;
}
