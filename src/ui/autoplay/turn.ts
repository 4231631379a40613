import type { Move } from './move.ts';

/** Calls back later; gives what takes that back. */
export type After = (ms: number, then: () => void) => () => void;

/** The key that waits to be pressed: one at a time. */
export type Turn = {
  readonly isOf: (move: Move) => boolean;
  readonly take: (move: Move, ms: number, then: () => void) => void;
  readonly drop: () => void;
};

export const later: After = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

export function createTurn(after: After): Turn {
  let pending: { readonly move: Move; readonly takeBack: () => void } | null = null;
  const drop = () => {
    pending?.takeBack();
    pending = null;
  };
  return {
    isOf: (move) => pending !== null && isSame(move, pending.move),
    take: (move, ms, then) => {
      drop();
      pending = { move, takeBack: after(ms, then) };
    },
    drop,
  };
}

const isSame = (one: Move, other: Move): boolean =>
  one.key === other.key &&
  one.wait === other.wait &&
  one.isStop === other.isStop &&
  one.does.join() === other.does.join();
