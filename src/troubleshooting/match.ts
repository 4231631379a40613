import { createMatcher } from './matcher.ts';
import type { Match } from './tally.ts';

export type { Match } from './tally.ts';

/** All known failures in these lines, in the order of the catalogue. */
export function match(lines: readonly string[]): readonly Match[] {
  const matcher = createMatcher();
  matcher.push(Buffer.from(lines.join('\n')));
  return matcher.end().matches;
}
