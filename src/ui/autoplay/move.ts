import type { KeyPress } from '../key-press.ts';
import type { Reading } from './reading.ts';

/** The next key of a walk that goes by itself. */
export type Move = {
  /** As in the bindings; a single character types itself. */
  readonly key: string;
  /** Milliseconds before it is pressed. */
  readonly wait: number;
  /** There is something to read before it: a place to come back to. */
  readonly isStop: boolean;
  /** Nothing comes after it. */
  readonly isLast?: true;
  /** What is done with it, and not a second time. */
  readonly does: readonly string[];
};

/** What a walk goes by, besides what is on the screen. */
export type Plan = {
  readonly reading: Reading;
  /** What was done already, in the words of `Move.does`. */
  readonly done: ReadonlySet<string>;
  /** The platforms that were asked for before the walk; left out, the first preset is chosen. */
  readonly platforms?: readonly string[] | undefined;
};

/** A key after what is to be read before it. */
export const readThen = (
  { reading }: Plan,
  texts: readonly string[],
  key: string,
  ...does: readonly string[]
): Move => ({ key, wait: reading.time(texts), isStop: true, does });

/** A key that ends the walk: what is there stays until somebody presses one, or for long. */
export const lastly = ({ reading }: Plan, key: string): Move => ({
  ...{ key, wait: reading.end, isStop: true, isLast: true, does: [] },
});

/** A key that moves a cursor, or types. */
export const quickly = ({ reading }: Plan, key: string): Move => ({
  key,
  wait: [...key].length === 1 || key === 'space' ? reading.letter : reading.step,
  isStop: false,
  does: [],
});

/** The key as the keyboard has it. */
export function keyPress(key: string): KeyPress {
  if (key === 'space') return { name: key, text: ' ' };
  return { name: key, text: [...key].length === 1 ? key : null };
}
