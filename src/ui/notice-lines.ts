import { texts } from '../texts/index.ts';
import type { WizardState } from '../wizard/state.ts';
import type { Field } from './field.ts';
import { blank, type Line, line, muted, type Page, type Span, span } from './line.ts';
import { modeOf } from './mode.ts';
import { autoplayLine } from './parts/autoplay.ts';
import { offeredLine } from './parts/field-line.ts';
import { draftOf } from './target-fields.ts';
import type { View } from './view.ts';

/** What was just done, or still goes on, in the row between body and rail: nothing moves when it ends. */
export function noticeLines(page: Page, state: WizardState, view: View): Line[] {
  if (view.autoplay?.isPaused) return [autoplayLine(page, view.autoplay)];
  if (view.notice !== null) return [line('  ', span(view.notice, 'accent'))];
  const { rows, theme } = page;
  const { ui } = texts();
  const paced = paceText(state, view);
  if (paced !== null) return [line('  ', paced)];
  const { phase } = state.steps[state.current];
  const looking = state.current === 'manifest' ? ui.readingBack : ui.looking;
  const going = {
    waiting: looking,
    looking,
    closer: ui.closer,
    looked: '',
    applying: '',
  }[phase];
  if (going !== '' && view.banner === null)
    return [line('  ', muted(`${theme.glyphs.more} ${going}`))];
  if (view.autoplay !== null) return [autoplayLine(page, view.autoplay)];
  if (fieldInFocus(state, view)?.isOffered) return [offeredLine()];
  return rows < 20 ? [] : [blank];
}

/** The field that is typed in; one that answers a question says itself what is suggested there. */
function fieldInFocus(state: WizardState, view: View): Field | null {
  switch (modeOf(state, view)) {
    case 'field':
      return draftOf(state, view, view.target.focus);
    case 'question':
      return view.probe;
    default:
      return null;
  }
}

/** How the clock of a build goes, where it does not go as ours does. */
function paceText({ pace, current, steps }: WizardState, { banner }: View): Span | null {
  const isRunning = current === 'build' && steps.build.facts?.phase === 'running';
  if (pace === null || !isRunning) return null;
  const { ui } = texts();
  if (pace.isPaused) return span(ui.pace.paused, 'accent');
  // A recording says it in its title.
  return pace.speed === 1 || banner !== null ? null : muted(ui.pace.speed(pace.speed));
}
