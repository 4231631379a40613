import type { Frame } from '../view.ts';

/** The stops of a walk, to be looked at again. */
export type Past = {
  /** How many there were. */
  readonly count: () => number;
  /** The walk leaves a stop. */
  readonly leave: (stop: Frame) => void;
  /** Looks another stop back, or forth again; null for the present. */
  readonly look: (by: 1 | -1) => { readonly back: number; readonly frame: Frame | null };
  readonly toPresent: () => void;
};

export function createPast(): Past {
  const stops: Frame[] = [];
  let back = 0;
  return {
    count: () => stops.length,
    leave: (stop) => {
      stops.push(stop);
    },
    look: (by) => {
      back = Math.max(0, Math.min(stops.length, back + by));
      return { back, frame: back === 0 ? null : (stops[stops.length - back] ?? null) };
    },
    toPresent: () => {
      back = 0;
    },
  };
}
