import type { Cell, Look } from './cells.ts';

/** Characters that are drawn in one piece. */
export type Run = {
  /** A block is drawn as a shape: fonts leave gaps between blocks. */
  readonly kind: 'text' | 'full' | 'empty' | 'bar';
  /** Cells before it in its row. */
  readonly column: number;
  /** Cells it takes. */
  readonly width: number;
  readonly text: string;
  readonly look: Look;
};

const blocks: Readonly<Record<string, Run['kind']>> = { '█': 'full', '░': 'empty', '│': 'bar' };

/** What a row is drawn from: words that look the same, one space apart, and blocks. */
export function runsOf(row: readonly Cell[]): readonly Run[] {
  const runs: Run[] = [];
  let column = 0;
  for (const cell of row) {
    const next: Run = { ...cell, column, kind: blocks[cell.text] ?? 'text' };
    column += cell.width;
    if (cell.text === ' ' && !cell.look.isInverse) continue;
    const last = runs.at(-1);
    if (last !== undefined && goesOn(last, next)) runs[runs.length - 1] = joined(last, next);
    else runs.push(next);
  }
  return runs;
}

const gap = (run: Run, next: Run): number => next.column - run.column - run.width;

/** A run ends where the columns of a table may: they stay where they are, whatever the font. */
function goesOn(run: Run, next: Run): boolean {
  const isSame = (Object.keys(run.look) as (keyof Look)[]).every(
    (key) => run.look[key] === next.look[key],
  );
  return isSame && run.kind === next.kind && gap(run, next) <= (run.kind === 'text' ? 1 : 0);
}

const joined = (run: Run, next: Run): Run => ({
  ...run,
  width: run.width + gap(run, next) + next.width,
  text: run.text + ' '.repeat(gap(run, next)) + next.text,
});
