import { type StateId, sceneOf, stateIds } from '../../clinic/scenes.ts';
import type { Outcome, Place } from '../../clinic/step.ts';
import { type Verdict, verdictOf } from '../../clinic/verdict.ts';
import { type PageId, pageIds, type WalkState } from '../../clinic/walk.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { blank, bold, cells, clip, type Line, line, muted, type Page, pad, span } from '../line.ts';
import { verdictWord } from './results.ts';
import { divided } from './steps.ts';

/** A page's name. */
export function pageTitle(page: PageId): string {
  const { intro, own, states } = clinicTexts();
  return page === 'intro' ? intro.title : page === 'own' ? own.title : states[page].title;
}

/** How the foreign program ended last in a state, null where that was not looked at yet. */
export function lastVerdict(
  { clinic, outcomes }: Pick<WalkState, 'clinic' | 'outcomes'>,
  id: PageId,
  place: Place,
): Verdict | null {
  const outcome: Outcome | undefined = outcomes[id];
  if (id === 'intro' || id === 'own' || outcome === undefined) return null;
  const { runs } = divided(sceneOf(id, clinic.stage).steps, outcome);
  const { foreign } = clinic.stage.subjects;
  const here = runs.filter(({ step }) => step.place === place);
  // A program that the handler is not for, and takes, is what the state is about.
  const shown = here.find(({ step }) => step.platform !== foreign) ?? here[0];
  return shown === undefined ? null : verdictOf(shown.answer);
}

/** Every page and how its program ended, with the cursor on one of them. */
export function listLines(page: Page, state: WalkState, cursor: number): Line[] {
  return [
    headLine(page, pageIds),
    ...pageIds.map((id, index) => rowLine(page, state, id, index === cursor, pageIds)),
  ];
}

/** The same in a narrow column: a sign for each place, and where the person is. */
export function sideLines(page: Page, state: WalkState): Line[] {
  const { glyphs } = page.theme;
  const name = Math.max(...pageIds.map((id) => cells(pageTitle(id)))) + 2;
  const sign = (id: PageId, place: Place) => {
    const verdict = lastVerdict(state, id, place);
    if (verdict === null) return span(pad('', cells(glyphs.success) + 1));
    const isFine = verdict.kind === 'runs';
    const glyph = isFine ? glyphs.success : glyphs.problem;
    return span(pad(glyph, cells(glyphs.success) + 1), isFine ? 'success' : 'problem');
  };
  const rows = pageIds.map((id) => {
    const isHere = id === state.page;
    const title = pad(pageTitle(id), name);
    return line(
      span(isHere ? `${glyphs.cursor} ` : '  ', 'accent'),
      muted(numberOf(id)),
      isHere ? bold(title) : title,
      ...[sign(id, 'machine'), sign(id, 'container')],
    );
  });
  return [...rows, blank, line('  ', muted(clinicTexts().list.places))];
}

/** What the kernel answered to every state that was looked at. */
export function summaryLines(page: Page, state: WalkState): Line[] {
  const seen = stateIds.filter((id) => state.outcomes[id] !== undefined);
  if (seen.length === 0) return [];
  return [headLine(page, seen), ...seen.map((id) => rowLine(page, state, id, false, seen))];
}

const gap = 3;

/** `7   `; blank for a page that is no state. */
function numberOf(id: PageId): string {
  const at = stateIds.indexOf(id as StateId);
  return pad(at === -1 ? '' : String(at + 1), 4);
}

/** Cells of the columns: number, name, on the machine, in a container. */
function widths(page: Page, ids: readonly PageId[]): readonly [number, number, number] {
  const { list } = clinicTexts();
  const place = Math.max(cells(list.machine), cells(list.container));
  const longest = Math.max(...ids.map((id) => cells(pageTitle(id))));
  const room = page.columns - 2 - 4 - 2 * (place + gap);
  return [4, Math.min(longest, Math.max(12, room)), place];
}

function headLine(page: Page, ids: readonly PageId[]): Line {
  const { list } = clinicTexts();
  const [number, name, place] = widths(page, ids);
  return line(
    '  ',
    muted(
      pad('', number) +
        pad(list.state, name + gap) +
        pad(list.machine, place + gap) +
        list.container,
    ),
  );
}

function rowLine(
  page: Page,
  state: WalkState,
  id: PageId,
  isHere: boolean,
  ids: readonly PageId[],
): Line {
  const { theme } = page;
  const [, name, place] = widths(page, ids);
  const title = pad(clip(pageTitle(id), name, theme.glyphs.more), name + gap);
  const verdictIn = (where: Place) => {
    const verdict = lastVerdict(state, id, where);
    if (verdict === null) return span(pad('', place + gap));
    const { text, tone } = verdictWord(theme, verdict);
    return span(pad(text, place + gap), tone);
  };
  return line(
    span(isHere ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
    muted(numberOf(id)),
    isHere ? bold(title) : title,
    verdictIn('machine'),
    verdictIn('container'),
  );
}
