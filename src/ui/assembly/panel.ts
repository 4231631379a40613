import type { AssemblyState } from '../../assembly/assembly.ts';
import { texts } from '../../texts/index.ts';
import { routeTexts } from '../../texts/route.ts';
import type { Field } from '../field.ts';
import { blank, bold, type Line, line, muted, type Page, paragraph, span } from '../line.ts';
import { captionLines } from '../parts/caption.ts';
import type { CheckedBody } from '../parts/checked.ts';
import { offeredLine } from '../parts/field-line.ts';
import { titled } from '../parts/header.ts';
import { keyColumnsOf, keyLineOf } from '../parts/key-line.ts';
import { scrolled } from '../parts/pages.ts';
import { isTooSmall, tooSmall } from '../parts/too-small.ts';
import { type Body, bodyPage, windowOf } from '../parts/window.ts';
import { isUnread, promptBody } from '../screens/prompt.ts';
import { type RouteAction, type RouteMode, routeBindings } from './bindings.ts';
import { checkPage } from './check-page.ts';
import { routeExplainLines } from './explain.ts';
import { fieldIn } from './form.ts';
import { formBody } from './form-page.ts';
import { idleRouteKeys, wordsOf } from './key-words.ts';
import { madePage } from './made-page.ts';
import { makePage } from './make-page.ts';
import { routeModeOf } from './mode.ts';
import { routeRail } from './rail.ts';
import { placeOf, places } from './steps.ts';
import type { AssemblyView } from './view.ts';

/** Everything below the record: never more than the window's rows less one. */
export function routeLines(
  page: Page,
  state: AssemblyState,
  view: AssemblyView,
  canLeave: boolean,
): readonly Line[] {
  if (isTooSmall(page)) return tooSmall(page);
  const mode = routeModeOf(state, view);
  const room = bodyPage(page);
  const isShort = view.overlay === null && isCut(room, state, view);
  const idle = [...idleRouteKeys(state, view, canLeave), ...(isShort ? [] : (['unfold'] as const))];
  const words = wordsOf(state, view, hasUnread(page, state, view));
  const keys = routeBindings[mode].filter(({ action }) => !idle.includes(action));
  return [
    ...(page.rows < 20 ? [] : [blank]),
    titleLine(page, state),
    ...bodyLines(room, state, view, idle),
    ...noticeLines(page, state, view),
    routeRail(page, state),
    keyLineOf(page, keys, words),
  ];
}

/** Whether a yes would be one to commands that were not on the screen yet. */
export const hasUnread = (page: Page, state: AssemblyState, view: AssemblyView): boolean =>
  isTooSmall(page) || isUnread(bodyPage(page), state, view);

/** What stays in the scrollback when the person leaves: all of it, without a way on. */
export function lastRouteLines(
  page: Page,
  state: AssemblyState,
  view: AssemblyView,
): readonly Line[] {
  return [blank, titleLine(page, state), ...bodyOf(bodyPage(page), state, view).lines];
}

function titleLine(page: Page, state: AssemblyState): Line {
  const place = placeOf(state);
  const number = texts().ui.stepOf(places.indexOf(place) + 1, places.length);
  return titled(page, routeTexts().titles[place], state.label, number);
}

function bodyLines(
  page: Page,
  state: AssemblyState,
  view: AssemblyView,
  idle: readonly RouteAction[],
): readonly Line[] {
  switch (view.overlay) {
    case 'help':
      return scrolled(page, routeHelp(page, state, view, idle), view.scroll).lines;
    case 'explain':
      return scrolled(page, routeExplainLines(page, state, view), view.scroll).lines;
    default:
      return windowOf(bodyOf(page, state, view), page.rows, view.shift, page).lines;
  }
}

type RouteBody = Body & Partial<CheckedBody>;

/** The rows of the panel before they are cut to the window. */
export function bodyOf(page: Page, state: AssemblyState, view: AssemblyView): RouteBody {
  const onTop = promptBody(page, state, view);
  if (onTop !== null) return onTop;
  if (isChecked(state)) return checkPage(page, state, view);
  const caption = captionLines(page, { captions: view.captions, current: placeOf(state) });
  const { lines, keep } = placeBody({ ...page, rows: page.rows - caption.length }, state, view);
  return { lines: [...caption, ...lines], keep: keep + caption.length };
}

/** Whether something is left out that can be scrolled to. */
export const isCut = (page: Page, state: AssemblyState, view: AssemblyView): boolean =>
  bodyOf(page, state, view).isShort === true;

/** What was read, or what failed, is the person's to look at. */
const isChecked = ({ phase, doing }: AssemblyState): boolean =>
  doing === null && (phase === 'reading' || phase === 'read' || phase === 'failed');

function placeBody(page: Page, state: AssemblyState, view: AssemblyView): Body {
  switch (state.phase) {
    case 'asking':
      return formBody(page, view);
    case 'made':
      return state.doing === null ? madePage(page, state, view) : makePage(page, state);
    default:
      return makePage(page, state);
  }
}

/** The keys that act where the help was opened, then those of what opens from here. */
export function routeHelp(
  page: Page,
  state: AssemblyState,
  view: AssemblyView,
  idle: readonly RouteAction[],
): Line[] {
  const mode = routeModeOf(state, { ...view, overlay: null });
  const also: readonly RouteMode[] =
    mode === 'from' ? ['field'] : mode === 'check' ? ['consent'] : [];
  const gap = page.rows < 18 ? [] : [blank];
  return [
    ...[mode, ...also].flatMap((one) => {
      const keys = routeBindings[one].filter(({ action }) => !idle.includes(action));
      const word = (action: RouteAction) => wordsOf(state, view, false)(action);
      return [line('  ', bold(titleOf(one))), ...keyColumnsOf(page, keys, word, 4), ...gap];
    }),
    ...paragraph(texts().ui.help.fields, page.columns, 2, 'muted'),
  ];
}

function titleOf(mode: RouteMode): string {
  const own: Readonly<Record<string, string>> = routeTexts().modes;
  const shared: Readonly<Record<string, string>> = texts().ui.modes;
  return own[mode] ?? shared[mode] ?? '';
}

/** What was just done, or still goes on, in the row between body and rail. */
function noticeLines(page: Page, state: AssemblyState, view: AssemblyView): Line[] {
  if (view.notice !== null) return [line('  ', span(view.notice, 'accent'))];
  const going = goingOn(state);
  if (going !== '') return [line('  ', muted(`${page.theme.glyphs.more} ${going}`))];
  if (fieldInFocus(state, view)?.isOffered) return [offeredLine()];
  return page.rows < 20 ? [] : [blank];
}

/** The field that is typed in; one that answers a question says itself what is suggested there. */
function fieldInFocus(state: AssemblyState, view: AssemblyView): Field | null {
  const mode = routeModeOf(state, view);
  if (mode === 'field') return fieldIn(view.form);
  return mode === 'question' ? view.probe : null;
}

function goingOn({ phase, rows }: AssemblyState): string {
  const words = routeTexts();
  if (phase === 'checking' || phase === 'comparing') return words.make[phase];
  if (phase !== 'reading') return '';
  const read = rows.filter((row) => row.read.state !== 'reading').length;
  return rows.length === 0 ? words.asking : words.reading(read, rows.length);
}
