import { noAnswers } from '../model/answers.ts';
import type { Route } from '../model/route.ts';
import { texts } from '../texts/index.ts';
import { initialState } from '../wizard/transitions.ts';
import { blank, type Line, line, muted, type Page, paragraph } from './line.ts';
import { header, titled } from './parts/header.ts';
import { keyLine } from './parts/key-line.ts';
import { rail } from './parts/rail.ts';
import { isTooSmall, tooSmall } from './parts/too-small.ts';
import { choiceBody } from './screens/choice.ts';
import type { Banner } from './view.ts';

/** What is known before anything was looked at. */
export type Opening = {
  readonly banner: Banner | null;
  readonly label: string | null;
  /** The way under the cursor of the first screen, where that asks. */
  readonly choice: Route | null;
};

/**
 * What `panelLines` draws of a walk that has not begun: all of it waits for what draws the other
 * screens, this doesn't.
 */
export function firstLines(page: Page, { banner, label, choice }: Opening): readonly Line[] {
  if (isTooSmall(page)) return tooSmall(page);
  const gap = page.rows < 20 ? [] : [blank];
  if (banner !== null) return [...gap, ...recordingLines(page, banner, gap)];
  const looking = line('  ', muted(`${page.theme.glyphs.more} ${texts().ui.looking}`));
  return [
    ...gap,
    ...(choice === null
      ? stepLines(page, label, looking)
      : choiceLines(page, label, choice, looking)),
  ];
}

function stepLines(page: Page, label: string | null, looking: Line): readonly Line[] {
  return [
    header(page, 'machine', label),
    ...paragraph(texts().machine.lead, page.columns, 2, 'muted'),
    blank,
    looking,
    rail(page, initialState(label, noAnswers)),
    keyLine(page, 'busy', {}, ['back', 'interrupt']),
  ];
}

function choiceLines(page: Page, label: string | null, at: Route, looking: Line): readonly Line[] {
  return [
    titled(page, texts().ui.choice.title, label, ''),
    ...choiceBody(page, { choice: { at, isOpen: true } }).lines,
    looking,
    keyLine(page, 'choice'),
  ];
}

/** A recording has nothing to look at, and no lanes yet. */
function recordingLines(page: Page, banner: Banner, gap: readonly Line[]): readonly Line[] {
  return [
    titled(page, banner.title, banner.label, banner.place),
    ...gap,
    keyLine(page, 'over', {}, ['nextLane']),
  ];
}
