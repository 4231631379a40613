import type { RegistryDoor } from '../checklist/registry/door.ts';
import { parseReference } from '../docker/reference.ts';
import {
  expandSource,
  isPattern,
  isTagPattern,
  type NamedReference,
  parseSource,
  wordsIn,
} from '../docker/reference-pattern.ts';
import type { Wanted } from './assembly.ts';
import type { EmptyPattern } from './facts.ts';

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
        return checked(expandSource(source, architectures));
      }
      return asked(source, door);
    }),
  );
  const named = parts.flatMap((part) => part.named);
  const isFirst = ({ reference }: NamedReference, index: number) =>
    named.findIndex((other) => other.reference === reference) === index;
  return { named: named.filter(isFirst), empty: parts.flatMap(({ empty }) => empty) };
}

/** What is no reference is never asked for: it could be an option of docker, or another address. */
function checked(all: readonly NamedReference[]): Expanded {
  const isFine = ({ reference }: NamedReference) => parseReference(reference).ok;
  return {
    named: all.filter(isFine),
    empty: all
      .filter((one) => !isFine(one))
      .map(({ reference }) => ({ pattern: reference, error: null, isNoReference: true })),
  };
}

async function asked(pattern: string, door: RegistryDoor): Promise<Expanded> {
  const parsed = parseSource(pattern);
  if (!parsed.ok || !isTagPattern(pattern)) return { named: [], empty: [{ pattern, error: null }] };
  const told = await door.tags(parsed);
  if (!told.ok) return { named: [], empty: [{ pattern, error: told.error }] };
  const given = checked(expandSource(pattern, [...wordsIn(pattern, told.value)].sort()));
  const isEmpty = given.named.length + given.empty.length === 0;
  return isEmpty ? { named: [], empty: [{ pattern, error: null }] } : given;
}
