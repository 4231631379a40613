import type { Scene } from '../../clinic/scenes.ts';
import type { Stage } from '../../clinic/stage.ts';
import type { Outcome } from '../../clinic/step.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { blank, type Line, type Page, paragraph } from '../line.ts';
import { drawing } from './drawing.ts';
import { windowRows } from './frame.ts';
import { resultLines } from './results.ts';
import { divided, doneLines, type Fullness } from './steps.ts';

type Fold = {
  readonly fullness: Fullness;
  /** Where blank rows stand: between all parts, below the head, nowhere. */
  readonly air: 'all' | 'head' | 'none';
  readonly isDrawn: boolean;
  readonly head: keyof Head;
};

/** What stands above: all of it, and as little as tells what a page is about. */
export type Head = { readonly whole: readonly Line[]; readonly brief: readonly Line[] };

const fullnesses: readonly Fullness[] = ['all', 'last', 'none'];

const whole = { isDrawn: true, head: 'whole' } as const;

/** What gives way where there is little room, the first of them first. */
const folds: readonly Fold[] = [
  ...fullnesses.flatMap((fullness) =>
    (['all', 'head'] as const).map((air) => ({ ...whole, fullness, air })),
  ),
  ...fullnesses.map((fullness) => ({ ...whole, fullness, air: 'none' as const })),
  { fullness: 'none', air: 'none', isDrawn: true, head: 'brief' },
  { fullness: 'all', air: 'all', isDrawn: false, head: 'whole' },
  { fullness: 'none', air: 'all', isDrawn: false, head: 'whole' },
  { fullness: 'none', air: 'none', isDrawn: false, head: 'whole' },
  { fullness: 'none', air: 'none', isDrawn: false, head: 'brief' },
];

/**
 * Below its head what was done, what the kernel did with the program, and how it ended: as much of
 * it as the page's rows hold.
 */
export function sceneBody(
  page: Page,
  head: Head,
  stage: Stage,
  scene: Scene,
  outcome: Outcome,
): Line[] {
  const { done, runs } = divided(scene.steps, outcome);
  const drawn = drawing(page, stage, scene, outcome);
  const results = resultLines(page, stage.subjects, runs);
  const fold = ({ fullness, air, isDrawn, ...of }: Fold, picture = drawn) =>
    joined([head[of.head], doneLines(page, done, fullness), isDrawn ? picture : [], results], air);
  const isWhole = (lines: readonly Line[]) => lines.length <= page.rows;
  const most = folds.filter(({ isDrawn }) => isDrawn || drawn.length === 0);
  const rows = Math.min(...most.map((one) => fold(one).length));
  const notice = drawn.length === 0 ? [] : undrawn(page, windowRows(rows));
  const less = folds.filter(({ isDrawn }) => !isDrawn);
  const folded = [
    ...most.map((one) => fold(one)),
    ...less.map((one) => fold({ ...one, isDrawn: true }, notice)),
    ...less.slice(-1).map((one) => fold(one)),
  ];
  return folded.find(isWhole) ?? folded.at(-1) ?? [];
}

/** In place of the picture: how it is seen. */
const undrawn = ({ columns }: Page, rows: number): Line[] =>
  paragraph(clinicTexts().undrawn(rows), columns, 2, 'muted');

function joined(parts: readonly (readonly Line[])[], air: Fold['air']): Line[] {
  const airy = { all: parts.length, head: 1, none: 0 }[air];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 && index <= airy ? [blank, ...part] : [...part]));
}
