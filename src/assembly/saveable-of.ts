import { isPattern, parseSource, wordsIn } from '../docker/reference-pattern.ts';
import type { Read } from './reading.ts';
import type { Saveable } from './saveable.ts';

/** The way that was read, as it can be written down; null while a finding is in the way. */
export function saveableOf({ facts, judgement, wanted }: Read): Saveable | null {
  const { plan } = judgement;
  if (plan === null) return null;
  const [text, ...others] = wanted.sources;
  const { isExperimental } = facts;
  if (text === undefined || others.length > 0 || !isPattern(text)) {
    return { ...plan, pattern: null, isExperimental };
  }
  return { ...plan, pattern: { text, words: wordsOf(text, plan.sources, wanted) }, isExperimental };
}

/** The words that were given, or those that the tags had. */
function wordsOf(
  pattern: string,
  sources: readonly string[],
  { architectures }: Read['wanted'],
): readonly string[] {
  if (architectures.length > 0) return architectures;
  const tags = sources.flatMap((source) => {
    const parsed = parseSource(source);
    return parsed.ok && parsed.tag !== null ? [parsed.tag] : [];
  });
  return wordsIn(pattern, tags);
}
