import {
  expandSource,
  isPattern,
  type NamedReference,
  parseSource,
  wordsIn,
} from '../docker/reference-pattern.ts';
import type { Wanted } from './assembly.ts';
import type { EmptyPattern } from './facts.ts';
import type { RegistryDoor } from './registry.ts';

/** The references that are meant, each once; and the patterns that gave none. */
export type Expanded = {
  readonly named: readonly NamedReference[];
  readonly empty: readonly EmptyPattern[];
};

/** Takes the patterns apart: by the words that were given, else by the tags that the registry has. */
export async function expand(
  { sources, architectures }: Pick<Wanted, 'sources' | 'architectures'>,
  door: RegistryDoor,
): Promise<Expanded> {
  const parts = await Promise.all(
    sources.map(async (source): Promise<Expanded> => {
      if (!isPattern(source) || architectures.length > 0) {
        return { named: expandSource(source, architectures), empty: [] };
      }
      return asked(source, door);
    }),
  );
  const named = parts.flatMap((part) => part.named);
  const isFirst = ({ reference }: NamedReference, index: number) =>
    named.findIndex((other) => other.reference === reference) === index;
  return { named: named.filter(isFirst), empty: parts.flatMap(({ empty }) => empty) };
}

async function asked(pattern: string, door: RegistryDoor): Promise<Expanded> {
  const parsed = parseSource(pattern);
  if (!parsed.ok) return { named: [], empty: [{ pattern, error: null }] };
  const told = await door.tags(parsed);
  if (!told.ok) return { named: [], empty: [{ pattern, error: told.error }] };
  const named = expandSource(pattern, [...wordsIn(pattern, told.value)].sort());
  return { named, empty: named.length === 0 ? [{ pattern, error: null }] : [] };
}
