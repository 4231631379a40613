import type { Automaton } from './automaton.ts';

/** Lines that stand together in a page. */
export type Run = {
  readonly from: number;
  readonly to: number;
  /** The number of the first line in the text that was given, from 1. */
  readonly number: number;
  /** 0 where they are all of one line of that text. */
  readonly step: 0 | 1;
};

/** A line that holds something which is searched for. */
export type Hit = {
  readonly from: number;
  /** Where its end is, without the newline. */
  readonly to: number;
  readonly number: number;
  /** Lines of one number can be different ones. */
  readonly isOnlyOne: boolean;
  /** The states that were come through in it, each once. */
  readonly states: readonly number[];
};

/** Goes through lines once, byte by byte: adds the hits, and gives the number of newlines. */
export type Search = (bytes: Uint8Array, run: Run, hits: Hit[]) => number;

/** A search for the texts of an automaton: linear, whatever the bytes are. */
export function createSearch({ classes, table, shift, firstLoud, newline }: Automaton): Search {
  const seenInLine = new Uint32Array(newline);
  let line = 0;

  return (bytes, { from, to, number, step }, hits) => {
    let state = 0;
    let start = from;
    let lines = 0;
    let states: number[] | null = null;
    line++;
    for (let at = from; at < to; at++) {
      state = table[(state << shift) | (classes[bytes[at] as number] as number)] as number;
      if (state < firstLoud) continue;
      if (state !== newline) {
        if (seenInLine[state] === line) continue;
        seenInLine[state] = line;
        if (states === null) states = [state];
        else states.push(state);
        continue;
      }
      if (states !== null) {
        const isOnlyOne = step === 1;
        hits.push({ from: start, to: at, number: number + lines * step, isOnlyOne, states });
        states = null;
        line = (line + 1) >>> 0;
      }
      start = at + 1;
      lines++;
    }
    if (states !== null) {
      const isOnlyOne = step === 1;
      hits.push({ from: start, to, number: number + lines * step, isOnlyOne, states });
    }
    return lines;
  };
}
