import { lastLines, linesAround, type Pages } from './around.ts';
import { createBlocks } from './blocks.ts';
import { catalogue } from './catalogue.ts';
import type { Failure } from './failure.ts';
import { createNaming, type Named } from './named.ts';
import { createPageTurner } from './page-turner.ts';
import { createPlaces } from './places.ts';
import { type Prepared, prepared } from './prepared.ts';
import type { Hit } from './search.ts';
import { createTally, type Match } from './tally.ts';
import { tellings } from './tellings.ts';
import { createTranscriber } from './transcriber.ts';
import { visible } from './visible.ts';

export type Matcher = {
  /** Takes the next bytes of a text, wherever they are split. */
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => Log;
};

/** What a whole text was. */
export type Log = {
  /** The known failures in it, a cause before its consequences. */
  readonly matches: readonly Match[];
  readonly named: Named;
  /** How many lines it has. */
  readonly lines: number;
  /** The last of them that say anything, fit for a terminal. */
  readonly last: readonly string[];
};

const lineFeed = 0x0a;

/**
 * Looks for known failures in a text of any size and form, in linear time and constant memory: a
 * log of `--progress plain`, what was on a terminal, rawjson of any version, with what other tools
 * put before its lines. A line is read as text only where it holds a part of some pattern.
 */
export function createMatcher(failures: readonly Failure[] = catalogue): Matcher {
  const { search, meaning } = prepared(failures);
  const blocks = createBlocks();
  const transcriber = createTranscriber();
  const tally = createTally(failures);
  const naming = createNaming();
  const places = createPlaces();
  const pages = createPageTurner(search, (hits, around) => {
    for (const hit of hits) hold(hit, around, { meaning, tally, naming, places });
  });
  /** The number of the next line. */
  let number = 1;
  let isLineOpen = false;

  const take = (block: Buffer): void => {
    isLineOpen = block.at(-1) !== lineFeed;
    number += pages.turnTo(transcriber.take(visible(block), number));
  };

  return {
    push: (chunk) => {
      for (const block of blocks.push(chunk)) take(block);
    },
    end: () => {
      for (const block of blocks.end()) take(block);
      number += pages.turnTo(transcriber.end());
      pages.end();
      const named = naming.named();
      return {
        matches: tally.matches(places.placeOf).map((one) => withBuilder(one, named)),
        named,
        lines: number - (isLineOpen ? 0 : 1),
        last: lastLines(pages.last().map(({ bytes }) => bytes)),
      };
    },
  };
}

type Holding = {
  readonly meaning: Prepared['meaning'];
  readonly tally: ReturnType<typeof createTally>;
  readonly naming: ReturnType<typeof createNaming>;
  readonly places: ReturnType<typeof createPlaces>;
};

/** Holds a line against the patterns whose parts are in it. */
function hold(hit: Hit, pages: Pages, { meaning, tally, naming, places }: Holding): void {
  const line = pages.page.toString('utf8', hit.from, hit.to);
  const { candidates, isNaming, isPlacing } = meaning(hit);
  const around = () => linesAround(pages, hit);
  if (isNaming) naming.read(line);
  if (isPlacing) places.read(line, hit.number, around);
  for (const telling of tellings(line, candidates, around)) {
    tally.add(telling, hit, places.whose(line, hit.number));
  }
}

/** A command of its ways may need the builder, which another line of the log names. */
const withBuilder = (match: Match, { builder }: Named): Match =>
  builder === null ? match : { ...match, values: { builder, ...match.values } };
