import { press } from '../controls.ts';
import { now, type Ui } from '../ui.ts';
import type { AutoplayView, Frame } from '../view.ts';
import { isBuilding } from './build-steps.ts';
import { keyPress, type Move } from './move.ts';
import { leaveKey, nextKey } from './next-key.ts';
import { type Pace, readingFor } from './reading.ts';
import { type After, createTurn } from './turn.ts';

/** Paused by a person; to the next stop only; away from here, by what is asked first or by Ctrl+C. */
export type Going = 'on' | 'paused' | 'to-next-stop' | 'away' | 'interrupted';

export type PlayerOptions = {
  readonly pace: Pace;
  readonly platforms: readonly string[] | undefined;
  readonly after: After;
  /** A key was pressed at a stop: what was there. */
  readonly onLeft: (stop: Frame) => void;
  /** There is something to read, or a build begins. */
  readonly onStop: () => void;
  /** No key changes anything any more. */
  readonly onStuck: () => void;
};

/** Presses one key after the other, by what is on the screen. */
export type Player = {
  readonly going: () => Going;
  readonly attach: (ui: Ui) => () => void;
  /** Goes like this from now on. */
  readonly go: (how: Going) => void;
  /** Presses the next key at once, if there is one. */
  readonly skip: () => void;
  /** Whether the next key is the last one. */
  readonly isAtEnd: () => boolean;
};

/** Keys in a row that changed nothing: what does not answer by then will not do so later. */
const patience = 5;

export function createPlayer(options: PlayerOptions): Player {
  const { pace, platforms, after, onLeft, onStop, onStuck } = options;
  const reading = readingFor(pace);
  const turn = createTurn(after);
  let ui: Ui | null = null;
  let going: Going = 'on';
  let done: ReadonlySet<string> = new Set();
  let fruitless = 0;
  let isPressing = false;

  const next = (): Move | null => {
    if (ui === null) return null;
    const { state, view } = now(ui);
    if (state.exitCode !== null) return null;
    if (going !== 'away' && going !== 'interrupted')
      return nextKey(state, view, { reading, done, platforms });
    const key = going === 'away' ? leaveKey(state, view) : 'ctrl-c';
    return { key, wait: reading.letter, isStop: false, does: [] };
  };

  /** Decides what comes next, whenever something changed. */
  const plan = () => {
    if (ui === null || isPressing || going === 'paused') return;
    if (going === 'to-next-stop' && isBuilding(now(ui))) return onStop();
    const move = next();
    if (move === null) return turn.drop();
    if (turn.isOf(move)) return;
    // What is looked at may still become another stop.
    if (move.isStop && going === 'to-next-stop') turn.take(move, reading.step, onStop);
    else turn.take(move, move.wait, () => act(move));
    showEnd(ui, move.isLast === true);
  };

  const act = (move: Move) => {
    turn.drop();
    if (ui === null) return;
    const before = now(ui);
    if (move.isStop && fruitless === 0) onLeft(before);
    isPressing = true;
    press(keyPress(move.key), ui);
    const { state, view } = now(ui);
    showAutoplay(ui, { key: move.key });
    isPressing = false;
    done = new Set([...done, ...move.does]);
    const isFruitless = state === before.state && view === before.view;
    fruitless = isFruitless ? fruitless + 1 : 0;
    if (!isFruitless) return plan();
    if (fruitless >= patience && going !== 'interrupted') return onStuck();
    // What it asked for may be on its way.
    turn.take(move, reading.step, () => act(move));
  };

  return {
    going: () => going,
    attach: (attached) => {
      ui = attached;
      showAutoplay(attached, {});
      const ends = [attached.wizard.store.subscribe(plan), attached.view.subscribe(plan)];
      plan();
      return () => {
        for (const end of ends) end();
      };
    },
    go: (how) => {
      going = how;
      turn.drop();
      if (how === 'away' || how === 'interrupted') fruitless = 0;
      plan();
    },
    skip: () => {
      const move = next();
      if (move !== null) act(move);
    },
    isAtEnd: () => next()?.isLast === true,
  };
}

/** Changes what the screen says of the walk. */
export const showAutoplay = ({ view }: Ui, change: Partial<AutoplayView>): void =>
  view.setState(({ autoplay }) => ({ autoplay: { ...(autoplay ?? atFirst), ...change } }));

function showEnd(ui: Ui, isLast: boolean): void {
  if ((ui.view.getState().autoplay ?? atFirst).isLast !== isLast) showAutoplay(ui, { isLast });
}

export const atFirst: AutoplayView = {
  ...{ isPaused: false, isLast: false, key: null, frame: null, back: 0 },
};
