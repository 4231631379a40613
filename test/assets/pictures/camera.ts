import type { Walk } from '../../practice/walk.ts';
import { type Rows, windowOf } from './cells.ts';
import type { Frame } from './film.ts';
import { pass } from './own-time.ts';

/** Said while a step still looks at the machine. */
const looking = /^ *… (Looking|proof runs)|… runs/m;

/** Waits until the screen says all that it will say by itself. */
export async function atRest(walk: Walk): Promise<void> {
  for (let before = ''; ; ) {
    const now = walk.rows().join('\n');
    if (now === before && !looking.test(now)) return;
    before = now;
    await pass(500);
  }
}

/** The screen of a walk, as it is now. */
export const shot = (walk: Walk): Rows => windowOf(walk.screen);

/** Takes what will be a film of a walk. */
export type Camera = {
  readonly frames: readonly Frame[];
  /** The screen as it is, for so many milliseconds. */
  readonly take: (ms: number) => Rows;
  /** The screen all the time that something takes, so many times as fast. */
  readonly follow: <T>(doing: Promise<T>, faster: number) => Promise<T>;
};

/** Between two frames of what is followed. */
const every = 500;

export function filming(walk: Walk): Camera {
  const frames: Frame[] = [];
  const take = (ms: number) => {
    const rows = shot(walk);
    const last = frames.at(-1);
    const isSame = last !== undefined && JSON.stringify(last.rows) === JSON.stringify(rows);
    if (isSame) frames[frames.length - 1] = { rows, ms: last.ms + ms };
    else frames.push({ rows, ms });
    return rows;
  };
  const follow = async <T>(doing: Promise<T>, faster: number): Promise<T> => {
    let isOver = false;
    const over = doing.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      take(every / faster);
      await Promise.race([pass(every), over]);
    }
    return over;
  };
  return { frames, take, follow };
}
