import type { Known, LessonPage } from '../../lessons/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { type StepId, stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { originOf } from '../../wizard/transitions.ts';
import { blank, cells, type Line, line, lineCells, muted, type Page, paragraph } from '../line.ts';
import { findingLines, inFocus } from '../parts/findings.ts';
import { lessonLines } from '../parts/lesson.ts';
import { askedLines } from '../parts/pages.ts';
import type { Lessons, View } from '../view.ts';

/** A page of what `e` shows. */
export type Sheet =
  /** What is asked at the moment, and what it is to mend. */
  | { readonly kind: 'asked'; readonly remedy: Remedy; readonly about: Finding | null }
  | { readonly kind: 'lesson'; readonly page: LessonPage }
  /** The finding in focus, whole, where it is not fine. */
  | { readonly kind: 'finding'; readonly finding: Finding };

/** What `e` shows, a page at a time: what is asked, the step's lesson, what was seen. */
export function explainLines(page: Page, state: WizardState, view: View): Line[] {
  const { lessons } = view;
  if (lessons === null) return [line('  ', muted(page.theme.glyphs.more))];
  return sheetLines(page, sheetsOf(state, view, lessons), view.page, lessons);
}

/** One of several pages, with its place among them. */
export function sheetLines(
  page: Page,
  sheets: readonly Sheet[],
  wanted: number,
  lessons: Lessons,
): Line[] {
  const at = Math.min(wanted, sheets.length - 1);
  const sheet = sheets[at];
  const place = texts().ui.pageOf(at + 1, sheets.length);
  return sheet === undefined ? [] : sheetRows(page, sheet, place, lessons);
}

/** How many pages there are; none before they are loaded. */
export function pageCount(state: WizardState, view: View): number {
  return view.lessons === null ? 0 : sheetsOf(state, view, view.lessons).length;
}

function sheetsOf(state: WizardState, view: View, lessons: Lessons): readonly Sheet[] {
  const { current } = state;
  const seen = inFocus(state.steps[current].findings, view.focus);
  const isBad = seen?.status === 'problem' || seen?.status === 'warning';
  return [
    ...askedOf(state),
    ...lessons
      .pagesAt(current, knownOf(state, seen))
      .map((page) => ({ kind: 'lesson', page }) as const),
    ...(isBad ? [{ kind: 'finding', finding: seen } as const] : []),
  ];
}

function askedOf(state: WizardState): readonly Sheet[] {
  const { prompt } = state;
  if (prompt?.kind !== 'consent') return [];
  const { remedy } = prompt;
  return [{ kind: 'asked', remedy, about: originOf(state, remedy).about }];
}

/** What the steps saw of this machine. */
function knownOf({ steps, answers }: WizardState, seen: Finding | null): Known {
  const facts = Object.fromEntries(stepIds.map((id: StepId) => [id, steps[id].facts]));
  const drawn = steps.emulators.findings.find(({ picture }) => picture !== undefined);
  return {
    facts: facts as Known['facts'],
    answers,
    picture: seen?.picture ?? drawn?.picture ?? null,
  };
}

const widest = 84;

function sheetRows(page: Page, sheet: Sheet, place: string, lessons: Lessons): Line[] {
  const narrow = { ...page, columns: Math.min(page.columns, widest) };
  switch (sheet.kind) {
    case 'lesson':
      return lessonLines(page, sheet.page, { place, foot: lessons.notesOf(sheet.page) });
    case 'asked':
      return placed(page, askedLines(narrow, sheet.remedy, sheet.about), place);
    case 'finding': {
      const { finding } = sheet;
      return placed(
        page,
        [...findingLines(page, [finding], finding, whole), ...more(page, finding)],
        place,
      );
    }
  }
}

const whole = { isFolded: false, evidenceRows: 40, hasPicture: true };

/** What tells more of a known failure. */
function more({ columns }: Page, { failure }: Finding): Line[] {
  if (failure === null) return [];
  return [blank, ...paragraph(texts().ui.explained.more(failure), columns, 2, 'muted')];
}

/** The place at the right edge of the first row, or in a row of its own where there is no room. */
function placed(
  { columns }: Page,
  [first = blank, ...rest]: readonly Line[],
  place: string,
): Line[] {
  const gap = columns - lineCells(first) - cells(place);
  const right = muted(' '.repeat(Math.max(0, gap)) + place);
  return gap < 2
    ? [line(' '.repeat(Math.max(0, columns - cells(place))), muted(place)), first, ...rest]
    : [[...first, right], ...rest];
}
