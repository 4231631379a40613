import type { Clinic } from '../../clinic/open.ts';
import { sceneOf, stateIds } from '../../clinic/scenes.ts';
import { createWalk, type WalkState } from '../../clinic/walk.ts';
import { plainRow } from '../../docker/terminal-text.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { blank, type Line, line, lineText, type Page, paragraph } from '../line.ts';
import { themeFor } from '../theme.ts';
import { introLines, whyLines } from './explain.ts';
import { summaryLines } from './list-page.ts';
import { namesOf, shortName } from './names.ts';
import { sceneBody } from './scene-body.ts';

const columns = 80;

/** All states one after the other, as plain text: for a pipe, or a terminal that can't redraw. */
export async function clinicText(
  clinic: Clinic,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const page: Page = { theme: themeFor(env), columns, rows: Number.MAX_SAFE_INTEGER };
  let state = createWalk(clinic).store.getState();
  const parts: Line[][] = [beginning(page, clinic)];
  for (const [index, id] of stateIds.entries()) {
    const scene = sceneOf(id, clinic.stage);
    const outcome = await clinic.perform(scene);
    state = { ...state, outcomes: { ...state.outcomes, [id]: outcome } };
    const { title, lead } = clinicTexts().states[id];
    const whole = paragraph(lead(namesOf(clinic.stage)), columns, 2);
    const head = { whole, brief: whole };
    parts.push([
      line(`${index + 1}  ${title}`),
      ...sceneBody(page, head, clinic.stage, scene, outcome),
    ]);
  }
  parts.push(ending(page, state));
  const rows = parts.map((part) => part.map((row) => plainRow(lineText(row)).trimEnd()).join('\n'));
  return `${rows.join('\n\n')}\n`;
}

function beginning(page: Page, clinic: Clinic): Line[] {
  const { foreign, native } = clinic.stage.subjects;
  const { intro, summary } = clinicTexts();
  const who =
    clinic.recorded === null
      ? paragraph(summary.live(clinic.kernel, shortName(native)), columns, 2)
      : whyLines(page, clinic);
  return [line(intro.lead), ...[blank, ...introLines(page, foreign, native)], ...[blank, ...who]];
}

function ending(page: Page, state: WalkState): Line[] {
  return [line(clinicTexts().summary.title), blank, ...summaryLines(page, state)];
}
