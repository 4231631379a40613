import type { Pattern } from '../failure.ts';

/** What stands before an error where it is one: nothing, or what failed and a colon, a field, a bracket. */
const before = String.raw`(?:^\W*|[:=\])]\s*["'\x60]?|\b(?:error|fatal|warn|warning)\s+)`;

/**
 * A text that a tool prints. Prose that only speaks of it has other words before it.
 *
 * @param text in lower case
 */
export function stated(text: string): Pattern {
  const exact = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return { part: text, line: new RegExp(before + exact, 'i') };
}
