import { pictureLines } from '../../checklist/emulators/picture.ts';
import { pictureOf } from '../../clinic/picture.ts';
import type { Scene } from '../../clinic/scenes.ts';
import type { Stage } from '../../clinic/stage.ts';
import type { Outcome } from '../../clinic/step.ts';
import { head } from '../../texts/cells.ts';
import { type Line, line, muted, type Page } from '../line.ts';

/** Cells of the names on the left of the picture. */
const margin = 9;
const indent = '  ';

/** The small picture of what the kernel did with the program that ran last. */
export function drawing(
  { theme, columns }: Page,
  stage: Stage,
  scene: Scene,
  outcome: Outcome,
): Line[] {
  const picture = pictureOf(stage, scene, outcome);
  if (picture === null) return [];
  const style = { columns: columns - indent.length, isAscii: theme.glyphs.bar === '|' };
  return pictureLines(picture, style).map((row) =>
    row.startsWith('   ') ? line(indent, muted(row)) : stopLine(row),
  );
}

/** A stop's name, and what it holds. */
function stopLine(row: string): Line {
  const name = head(row, margin);
  return line(indent, muted(name), row.slice(name.length));
}
