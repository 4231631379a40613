import { compile } from './automaton.ts';
import type { Failure } from './failure.ts';
import { namingParts } from './named.ts';
import { placingParts } from './places.ts';
import { createSearch, type Hit, type Search } from './search.ts';
import type { Candidate } from './tellings.ts';

/** A catalogue, ready to be searched for. */
export type Prepared = {
  readonly search: Search;
  readonly meaning: (hit: Hit) => Meaning;
};

/** What a line that was hit may mean. */
export type Meaning = {
  /** The patterns whose part is in it. */
  readonly candidates: readonly Candidate[];
  /** Whether it may name something of the build. */
  readonly isNaming: boolean;
  /** Whether it may name a step, or a place in a Dockerfile. */
  readonly isPlacing: boolean;
};

const known = new WeakMap<readonly Failure[], Prepared>();

/** Prepares a catalogue, once. */
export function prepared(failures: readonly Failure[]): Prepared {
  const made = known.get(failures) ?? prepare(failures);
  known.set(failures, made);
  return made;
}

function prepare(failures: readonly Failure[]): Prepared {
  const candidates = failures.flatMap((failure) =>
    failure.patterns.map((pattern): Candidate => ({ failure, pattern })),
  );
  const parts = [...new Set(candidates.map(({ pattern }) => pattern.part))];
  const automaton = compile([...parts, ...namingParts, ...placingParts]);
  const firstPlacing = parts.length + namingParts.length;
  const withPart = parts.map((part) => candidates.filter(({ pattern }) => pattern.part === part));
  const meaningOf = (told: readonly number[]): Meaning => ({
    candidates: told.flatMap((part) => withPart[part] ?? []),
    isNaming: told.some((part) => part >= parts.length && part < firstPlacing),
    isPlacing: told.some((part) => part >= firstPlacing),
  });
  const partsIn = (state: number) => automaton.told.get(state) ?? [];
  const byState = new Map([...automaton.told].map(([state, told]) => [state, meaningOf(told)]));
  return {
    search: createSearch(automaton),
    meaning: ({ states }) => {
      const [first, ...others] = states;
      const only = others.length === 0 && first !== undefined ? byState.get(first) : undefined;
      return only ?? meaningOf([...new Set(states.flatMap(partsIn))]);
    },
  };
}
