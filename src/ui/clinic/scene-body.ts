import type { Scene } from '../../clinic/scenes.ts';
import type { Stage } from '../../clinic/stage.ts';
import type { Outcome } from '../../clinic/step.ts';
import { blank, type Line, type Page } from '../line.ts';
import { drawing } from './drawing.ts';
import { resultLines } from './results.ts';
import { divided, doneLines, type Fullness } from './steps.ts';

type Fold = {
  readonly fullness: Fullness;
  /** Where blank rows stand: between all parts, below the head, nowhere. */
  readonly air: 'all' | 'head' | 'none';
  readonly isDrawn: boolean;
};

const fullnesses: readonly Fullness[] = ['all', 'last', 'none'];

/** What gives way where there is little room, the first of them first. */
const folds: readonly Fold[] = [
  ...fullnesses.flatMap((fullness) =>
    (['all', 'head'] as const).map((air) => ({ fullness, air, isDrawn: true })),
  ),
  ...fullnesses.map((fullness) => ({ fullness, air: 'none' as const, isDrawn: true })),
  { fullness: 'all', air: 'all', isDrawn: false },
  { fullness: 'none', air: 'all', isDrawn: false },
  { fullness: 'none', air: 'none', isDrawn: false },
];

/**
 * Below its head what was done, what the kernel did with the program, and how it ended: as much of
 * it as the page's rows hold.
 */
export function sceneBody(
  page: Page,
  head: readonly Line[],
  stage: Stage,
  scene: Scene,
  outcome: Outcome,
): Line[] {
  const { done, runs } = divided(scene.steps, outcome);
  const drawn = drawing(page, stage, scene, outcome);
  const results = resultLines(page, stage.subjects, runs);
  const folded = folds.map(({ fullness, air, isDrawn }) =>
    joined([head, doneLines(page, done, fullness), isDrawn ? drawn : [], results], air),
  );
  return folded.find((lines) => lines.length <= page.rows) ?? folded.at(-1) ?? [];
}

function joined(parts: readonly (readonly Line[])[], air: Fold['air']): Line[] {
  const airy = { all: parts.length, head: 1, none: 0 }[air];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 && index <= airy ? [blank, ...part] : [...part]));
}
