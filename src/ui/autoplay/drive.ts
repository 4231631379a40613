import { press } from '../controls.ts';
import type { KeyPress } from '../key-press.ts';
import { now, type Ui } from '../ui.ts';
import type { AutoplayView, Frame } from '../view.ts';
import { keyPress, type Move } from './move.ts';
import { leaveKey, nextKey } from './next-key.ts';
import { createPast } from './past.ts';
import { type Pace, readingFor } from './reading.ts';

/** Who presses the keys of a walk that goes by itself. */
export type Driver = {
  /** Presses keys here from now on. */
  readonly attach: (ui: Ui) => () => void;
  /** A key of the person who watches. */
  readonly press: (key: KeyPress) => void;
};

export type DriverOptions = {
  readonly pace: Pace;
  /** The platforms that were asked for, if any were. */
  readonly platforms?: readonly string[] | undefined;
  /** Calls back later; gives what takes that back. */
  readonly after?: (ms: number, then: () => void) => () => void;
};

/** Paused by a person; to the next stop only; away from here, by what is asked first or by Ctrl+C. */
type Going = 'on' | 'paused' | 'to-next-stop' | 'away' | 'interrupted';

/** Keys in a row that changed nothing: what does not answer by then will not do so later. */
const patience = 5;
/** A walk has some 30. */
const mostStops = 300;

const later = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

/**
 * A walk that goes by itself: it presses real keys, one at a time, by what is on the screen. Any key
 * of a person's pauses it.
 */
export function createDriver({ pace, platforms, after = later }: DriverOptions): Driver {
  const reading = readingFor(pace);
  const past = createPast();
  let ui: Ui | null = null;
  let going: Going = 'on';
  let done: ReadonlySet<string> = new Set();
  let pending: { readonly move: Move; readonly takeBack: () => void } | null = null;
  let fruitless = 0;
  let isPressing = false;

  const show = (change: Partial<AutoplayView>) =>
    ui?.view.setState(({ autoplay }) => ({ autoplay: { ...(autoplay ?? atFirst), ...change } }));

  const nextMove = ({ state, view }: Frame): Move | null => {
    if (state.exitCode !== null) return null;
    if (going !== 'away' && going !== 'interrupted') {
      return nextKey(state, view, { reading, done, platforms });
    }
    const key = going === 'away' ? leaveKey(state, view) : 'ctrl-c';
    return { key, wait: reading.letter, isStop: false, does: [] };
  };

  const drop = () => {
    pending?.takeBack();
    pending = null;
  };
  const wait = (move: Move, ms: number, then: () => void = () => act(move)) => {
    drop();
    pending = { move, takeBack: after(ms, then) };
  };

  /** Decides what comes next, whenever something changed. */
  const plan = () => {
    if (ui === null || isPressing || going === 'paused') return;
    const frame = now(ui);
    const move = nextMove(frame);
    if (move === null) return drop();
    if (past.count() > mostStops && going === 'on') return leave('away');
    if (pending !== null && isSame(move, pending.move)) return;
    // What is looked at may still become another stop.
    if (move.isStop && going === 'to-next-stop') wait(move, reading.step, pause);
    else wait(move, move.wait);
  };

  const act = (move: Move) => {
    drop();
    if (ui === null) return;
    const before = now(ui);
    if (move.isStop && fruitless === 0) past.leave(before);
    isPressing = true;
    press(keyPress(move.key), ui);
    const { state, view } = now(ui);
    show({ key: move.key });
    isPressing = false;
    done = new Set([...done, ...move.does]);
    const isFruitless = state === before.state && view === before.view;
    fruitless = isFruitless ? fruitless + 1 : 0;
    if (!isFruitless) return plan();
    if (fruitless >= patience && going !== 'interrupted') return leave('away');
    // What it asked for may be on its way.
    wait(move, reading.step);
  };

  /** The machine's own clock stands still with the walk. */
  const hold = (isHeld: boolean) => {
    const isPaused = ui?.wizard.store.getState().pace?.isPaused;
    if (isPaused === !isHeld) ui?.wizard.pacing?.pause();
  };
  const pause = () => {
    going = 'paused';
    drop();
    hold(true);
    show({ isPaused: true });
  };
  const go = (how: Exclude<Going, 'paused'>) => {
    going = how;
    past.toPresent();
    hold(false);
    show({ isPaused: false, frame: null, back: 0 });
  };
  const leave = (how: 'away' | 'interrupted') => {
    drop();
    fruitless = 0;
    go(how);
    plan();
  };
  const resume = () => {
    go('on');
    plan();
  };
  const step = () => {
    const { back } = ui?.view.getState().autoplay ?? atFirst;
    if (back > 0) return show(past.look(-1));
    const move = ui === null ? null : nextMove(now(ui));
    go('to-next-stop');
    if (move === null) plan();
    else act(move);
  };

  const keys: Readonly<Record<string, () => void>> = {
    enter: resume,
    space: resume,
    left: () => show(past.look(1)),
    right: step,
    q: () => leave('away'),
  };

  return {
    attach: (attached) => {
      ui = attached;
      show({});
      const ends = [attached.wizard.store.subscribe(plan), attached.view.subscribe(plan)];
      plan();
      return () => {
        for (const end of ends) end();
      };
    },
    press: ({ name }) => {
      if (going === 'away' || going === 'interrupted') return;
      if (name === 'ctrl-c') return leave('interrupted');
      const wasPaused = going === 'paused';
      if (!wasPaused) pause();
      if (wasPaused || name === 'left' || name === 'right') keys[name]?.();
    },
  };
}

const isSame = (one: Move, other: Move): boolean =>
  one.key === other.key && one.wait === other.wait && one.isStop === other.isStop;

const atFirst: AutoplayView = { isPaused: false, key: null, frame: null, back: 0 };
