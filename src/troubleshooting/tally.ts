import type { Failure } from './failure.ts';
import type { Place, Whose } from './places.ts';
import type { Hit } from './search.ts';
import type { Telling } from './tellings.ts';

/** A line that tells a failure. */
export type ToldLine = {
  /** Its number in the text, from 1. */
  readonly line: number;
  /** Fit for a terminal. */
  readonly text: string;
};

/** A known failure that a text tells. */
export type Match = {
  readonly failure: Failure;
  /** The first lines that tell it, each text once. */
  readonly lines: readonly ToldLine[];
  /** How many lines tell it. */
  readonly count: number;
  /** What the named groups of its patterns matched: text of whoever wrote it. */
  readonly values: Readonly<Record<string, string>>;
  /** Where in the build it was told, each place once. */
  readonly places: readonly Place[];
};

const mostLines = 5;
const mostPlaces = 16;

type Tallied = {
  lines: ToldLine[];
  said: Set<string>;
  count: number;
  values: Record<string, string>;
  whose: Whose[];
  /** The last line that told it. */
  last: number;
};

/** Keeps what was told, a few lines for each failure. */
export function createTally(failures: readonly Failure[]) {
  const tallied = new Map<Failure, Tallied>();
  return {
    add: (telling: Telling, { number, isOnlyOne }: Hit, whose: Whose): void => {
      const { failure, text, said, values } = telling;
      const one = tallied.get(failure) ?? {
        ...{ lines: [], said: new Set<string>(), count: 0, values: {}, whose: [], last: 0 },
      };
      tallied.set(failure, one);
      // Of a line that is longer than a block, each piece may tell it.
      if (isOnlyOne && one.last === number) return;
      one.last = number;
      one.count++;
      one.values = { ...values, ...one.values };
      if (one.whose.length < mostPlaces && !one.whose.some(({ name }) => name === whose.name)) {
        one.whose.push(whose);
      }
      if (one.lines.length >= mostLines || one.said.has(said)) return;
      one.said.add(said);
      one.lines.push({ line: number, text });
    },
    /** In the order of the failures. */
    matches: (placeOf: (whose: Whose) => Place | null): readonly Match[] =>
      failures.flatMap((failure) => {
        const one = tallied.get(failure);
        if (one === undefined) return [];
        const { lines, count, values, whose } = one;
        return [{ failure, lines, count, values, places: unique(whose.map(placeOf)) }];
      }),
  };
}

function unique(places: readonly (Place | null)[]): readonly Place[] {
  const known = places.filter((place) => place !== null);
  return [...new Map(known.map((place) => [JSON.stringify(place), place])).values()];
}
