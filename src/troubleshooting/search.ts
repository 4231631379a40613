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

/** Goes through lines once, byte by byte; tells the hits, and gives the number of newlines. */
export type Search = (bytes: Uint8Array, run: Run, tell: (hit: Hit) => void) => number;

/** A search for the texts of an automaton: linear, whatever the bytes are. */
export function createSearch({ classes, table, shift, firstLoud, newline }: Automaton): Search {
  const seenInLine = new Uint32Array(newline);
  let line = 0;

  return (bytes, { from, to, number, step }, tell) => {
    let state = 0;
    let start = from;
    let lines = 0;
    let states: number[] = [];
    line++;

    const endLine = (end: number): void => {
      if (states.length > 0) {
        const isOnlyOne = step === 1;
        tell({ from: start, to: end, number: number + lines * step, isOnlyOne, states });
        states = [];
      }
      start = end + 1;
      line = (line + 1) >>> 0 || 1;
    };

    for (let at = from; at < to; at++) {
      state = table[(state << shift) | (classes[bytes[at] as number] as number)] as number;
      if (state < firstLoud) continue;
      if (state === newline) {
        endLine(at);
        lines++;
      } else if (seenInLine[state] !== line) {
        seenInLine[state] = line;
        states.push(state);
      }
    }
    if (start < to) endLine(to);
    return lines;
  };
}
