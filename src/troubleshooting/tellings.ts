import { plainText } from '../docker/terminal-text.ts';
import type { Failure, Pattern } from './failure.ts';
import { withoutQuoted } from './quoted.ts';
import { spoken } from './spoken.ts';

/** A pattern, and the failure that it tells. */
export type Candidate = { readonly failure: Failure; readonly pattern: Pattern };

/** A failure that a line tells. */
export type Telling = {
  readonly failure: Failure;
  /** What told it, fit for a terminal; of a long line what stands around it. */
  readonly text: string;
  /** The same without what other tools put before it. */
  readonly said: string;
  /** What the pattern's named groups matched. */
  readonly values: Readonly<Record<string, string>>;
};

/** A longer line is held against the patterns piece by piece: a regular expression sees no more at once. */
const longestPiece = 4096;
/** What two pieces have in common. */
const overlap = 1024;

const longestText = 400;
const shownBefore = 150;

/**
 * The failures that a line tells, each once.
 *
 * @param candidates whose parts are somewhere in it
 * @param around gives the lines within 20 of it, and itself
 */
export function tellings(
  line: string,
  candidates: readonly Candidate[],
  around: () => string,
): readonly Telling[] {
  const told = new Map<Failure, Telling>();
  if (candidates.length === 0) return [];
  for (const piece of piecesOf(line)) {
    const text = plainText(piece);
    const said = readings(text, candidates);
    for (const { failure, pattern } of candidates) {
      if (told.has(failure)) continue;
      const values = said.map((reading) => heldAgainst(pattern, reading)).find((one) => one);
      if (!values || pattern.near?.test(around()) === false) continue;
      const shown = excerpt(text, pattern.part);
      told.set(failure, { failure, text: shown, said: said[0]?.text ?? shown, values });
    }
  }
  return [...told.values()];
}

/** What a carriage return overwrote was on the screen once: it is a piece of its own. */
function* piecesOf(line: string): Iterable<string> {
  for (const text of line.split('\r')) {
    if (text.length <= longestPiece) yield text;
    else {
      for (let from = 0; from < text.length - overlap; from += longestPiece - overlap) {
        yield text.slice(from, from + longestPiece);
      }
    }
  }
}

type Reading = {
  readonly text: string;
  readonly lower: string;
  /** Without what it only quotes; null for a line that is source as a whole. */
  readonly own: () => Reading | null;
  /** What was found by what a line must look like: many failures share that. */
  readonly found: Map<RegExp, RegExpExecArray | null>;
};

function readingOf(text: string, ownOf: () => string | null): Reading {
  let own: Reading | null | undefined;
  const reading: Reading = {
    ...{ text, lower: text.toLowerCase(), found: new Map() },
    own: () => {
      if (own !== undefined) return own;
      const said = ownOf();
      own = said === null ? null : said === text ? reading : readingOf(said, () => said);
      return own;
    },
  };
  return reading;
}

/** What a piece says; once more without the backslashes of a tool that put it between quotes. */
function readings(text: string, candidates: readonly Candidate[]): readonly Reading[] {
  const texts = text.includes('\\') ? [text, text.replace(/\\(?=["'\\/])/g, '')] : [text];
  return texts.flatMap((one) => {
    const whole = one.toLowerCase();
    if (!candidates.some(({ pattern }) => whole.includes(pattern.part))) return [];
    const said = spoken(one);
    return said === null ? [] : [readingOf(said, () => withoutQuoted(said))];
  });
}

/** What the named groups matched; null where the pattern is not to be found, or only in a quotation. */
function heldAgainst(pattern: Pattern, reading: Reading): Record<string, string> | null {
  // Most lines end here: what is quoted in them need not be known.
  if (groupsOf(pattern, reading) === null) return null;
  const own = reading.own();
  return own === null ? null : groupsOf(pattern, own);
}

function groupsOf({ part, line }: Pattern, reading: Reading): Record<string, string> | null {
  if (!reading.lower.includes(part)) return null;
  if (line === undefined) return {};
  const match =
    reading.found.get(line) ?? (reading.found.has(line) ? null : line.exec(reading.text));
  reading.found.set(line, match);
  if (match === null) return null;
  const groups = Object.entries(match.groups ?? {});
  return Object.fromEntries(groups.filter((group) => group[1] !== undefined));
}

function excerpt(whole: string, part: string): string {
  const text = whole.trim();
  if (text.length <= longestText) return text;
  const start = Math.max(0, text.toLowerCase().indexOf(part) - shownBefore);
  const end = start + longestText;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
