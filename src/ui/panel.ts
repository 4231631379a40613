import type { BuildFacts } from '../checklist/build.ts';
import { wantedPlatforms } from '../checklist/wanted.ts';
import type { Remedy } from '../model/remedy.ts';
import { texts } from '../texts/index.ts';
import type { WizardState } from '../wizard/state.ts';
import { clockless, idleKeys } from './idle-keys.ts';
import type { Action } from './keys.ts';
import { blank, type Line, type Page } from './line.ts';
import { modeOf } from './mode.ts';
import { noticeLines } from './notice-lines.ts';
import { autoplayKeys } from './parts/autoplay.ts';
import { captionLines } from './parts/caption.ts';
import { type CheckedBody, noTable, type Table } from './parts/checked.ts';
import { emptyProjectLines } from './parts/empty-project.ts';
import { header, titled } from './parts/header.ts';
import { keyLine } from './parts/key-line.ts';
import { logViewLines } from './parts/log-view.ts';
import { outcomeLines } from './parts/outcome.ts';
import { helpLines, scrolled } from './parts/pages.ts';
import { rail } from './parts/rail.ts';
import { isTooSmall, tooSmall } from './parts/too-small.ts';
import { type Body, bodyPage, windowOf } from './parts/window.ts';
import { archiveWayAt } from './screens/archive-ways.ts';
import { buildBody, snapshotLines } from './screens/build.ts';
import { builderTable } from './screens/builder.ts';
import { checkBody, wayAt } from './screens/check.ts';
import { choiceBody, isChoosing } from './screens/choice.ts';
import { emulatorTable } from './screens/emulators.ts';
import { explainLines } from './screens/explain.ts';
import { failedBody, verdictLines } from './screens/failed.ts';
import { changeLines, manifestBody } from './screens/manifest.ts';
import { doingBody, isUnread, promptBody } from './screens/prompt.ts';
import { targetBody } from './screens/target.ts';
import { targetWays } from './target-ways.ts';
import type { View } from './view.ts';

/** Everything below the record: never more than the window's rows less one. */
export function panelLines(page: Page, state: WizardState, view: View): readonly Line[] {
  if (isTooSmall(page)) return tooSmall(page);
  const room = bodyPage(page);
  const { lines, isShort = false } = bodyLines(room, state, view);
  const idle = idleKeys(room, state, view);
  return [
    ...(page.rows < 20 ? [] : [blank]),
    titleLine(page, state, view),
    ...lines,
    ...noticeLines(page, state, view),
    ...(view.banner === null && !isChoosing(view) ? [rail(page, state)] : []),
    view.autoplay !== null
      ? autoplayKeys(page, view.autoplay)
      : keyLine(
          page,
          modeOf(state, view),
          wordsOf(page, state, view),
          isShort ? idle : [...idle, 'unfold'],
        ),
  ];
}

/** Whether a yes would be one to commands that were not on the screen yet. */
export const hasUnread = (page: Page, state: WizardState, view: View): boolean =>
  isTooSmall(page) || isUnread(bodyPage(page), state, view);

/** What stays in the scrollback of the step that was left: all of it, without a way on. */
export function lastLines(page: Page, state: WizardState, view: View): readonly Line[] {
  const { lines } = bodyOf(bodyPage(page), state, view);
  // The last step says it itself.
  const isTold = state.current === 'manifest' || state.changes.length === 0 || view.banner !== null;
  const changed = isTold ? [] : changeLines(page, state.changes);
  return [blank, titleLine(page, state, view), ...lines, ...changed];
}

function titleLine(page: Page, { current, label, pace }: WizardState, view: View): Line {
  const { banner } = view;
  if (isChoosing(view)) return titled(page, texts().ui.choice.title, label, '');
  if (view.overlay === 'options') return header(page, current, label, texts().ui.options.page);
  if (banner === null) return header(page, current, label);
  const place = pace === null ? banner.place : texts().ui.replay.speed(pace.speed);
  return titled(page, banner.title, banner.label, place);
}

/** What Enter or a yes does, where the key alone does not tell. */
function wordsOf(page: Page, state: WizardState, view: View): Partial<Record<Action, string>> {
  const { actions } = texts().ui;
  if (hasUnread(page, state, view)) return { yes: texts().ui.rest };
  if (state.doing !== null) return { interrupt: texts().ui.stop };
  if (view.banner !== null) {
    const pause = state.pace?.isPaused ? { pause: texts().ui.pace.resume } : {};
    return { cancel: actions.quit, ...pause };
  }
  if (state.current === 'build')
    return state.pace?.isPaused ? { pause: texts().ui.pace.resume } : {};
  if (isChoosing(view)) return {};
  if (view.overlay === 'options') return { choose: actions.toggle };
  const remedy = remedyAt(state, view);
  if (remedy === null)
    return { choose: state.current === 'manifest' ? actions.leave : actions.lookAgain };
  if (remedy.question !== undefined) return { choose: actions.answer };
  if (remedy.leadsTo !== undefined) return { choose: actions.practise };
  if (remedy.needs === 'person') return { choose: actions.lookAgain };
  return { choose: remedy.actions.length === 0 ? actions.choose : actions.run };
}

/** The remedy under the cursor. */
function remedyAt(state: WizardState, view: View): Remedy | null {
  if (state.current === 'target') return targetWays(state)[view.target.way]?.remedy ?? null;
  const way = state.current === 'manifest' ? archiveWayAt(state, view) : wayAt(state, view);
  return way?.kind === 'remedy' ? way.remedy : null;
}

type Shown = { readonly lines: readonly Line[] } & Partial<Pick<CheckedBody, 'isShort'>>;

/** What fills the panel: what lies on top, else what is asked, else the step. */
function bodyLines(page: Page, state: WizardState, view: View): Shown {
  switch (view.overlay) {
    case 'help':
      return scrolled(page, helpOf(page, state, view), view.scroll);
    case 'explain':
      return scrolled(page, explainLines(page, state, view), view.scroll);
    case 'options': {
      const body = view.options.room?.optionsBody(page, state, view) ?? { lines: [], keep: 0 };
      return windowOf(body, page.rows, view.shift, page);
    }
    case 'log':
      return { lines: logLines(page, state.steps.build.facts, view) };
    default: {
      const body = bodyOf(page, state, view);
      return { ...body, ...windowOf(body, page.rows, view.shift, page) };
    }
  }
}

function logLines(page: Page, facts: BuildFacts | null, { log }: View): Line[] {
  const isGrowing = ['running', 'asking', 'cancelling'].includes(facts?.phase ?? '');
  return logViewLines(page, facts?.log ?? null, log, isGrowing);
}

/** The keys that act where the help was opened. */
export const helpOf = (page: Page, state: WizardState, view: View): Line[] =>
  helpLines(page, modeOf(state, { ...view, overlay: null }), clockless(state));

/** The rows of the panel before they are cut to the window. */
export function bodyOf(page: Page, state: WizardState, view: View): Body & Partial<CheckedBody> {
  const onTop = promptBody(page, state, view) ?? doingBody(page, state);
  if (onTop !== null) return onTop;
  const empty = emptyProjectLines(page, state);
  if (isChoosing(view)) return choiceWith(page, view, empty);
  const noted = state.current === 'machine' && empty.length > 0 ? [...empty, ...gapOf(page)] : [];
  const caption = [...captionLines(page, state), ...noted];
  const room = { ...page, rows: page.rows - caption.length };
  const { lines, keep, isShort = false } = stepBody(room, state, view);
  return { lines: [...caption, ...lines], keep: keep + caption.length, isShort };
}

/** The first question, and below it that there is nothing to build. */
function choiceWith(page: Page, view: View, empty: readonly Line[]): Body {
  const { lines, keep } = choiceBody(page, view);
  return { lines: empty.length === 0 ? lines : [...lines, ...gapOf(page), ...empty], keep };
}

/** In a low window the rows belong to what has to be read. */
const gapOf = ({ rows }: Page): Line[] => (rows < 14 ? [] : [blank]);

/** Whether a step leaves something out that can be scrolled to. */
export const isCut = (page: Page, state: WizardState, view: View): boolean =>
  bodyOf(page, state, view).isShort === true;

function stepBody(page: Page, state: WizardState, view: View): Body & Partial<CheckedBody> {
  switch (state.current) {
    case 'target':
      return targetBody(page, state, view);
    case 'manifest':
      return manifestBody(page, state, view);
    case 'build': {
      const { facts } = state.steps.build;
      if (facts === null) return { lines: [], keep: 0 };
      const isEnded = facts.phase === 'failed' || facts.phase === 'cancelled';
      if (view.banner !== null)
        return isEnded ? endedBody(page, facts, view) : buildBody(page, facts, view);
      const outcome = outcomeLines(page, state, 2);
      return isEnded
        ? failedBody(page, facts, view, outcome)
        : buildBody(page, facts, view, outcome);
    }
    default:
      return checkBody(page, state, view, tableOf(state));
  }
}

/** The end of a recording of a build that failed: the verdict, then the lanes as they were. */
function endedBody(page: Page, facts: BuildFacts, view: View): Body {
  const verdict = [blank, ...verdictLines(page, facts), blank];
  const snapshot = facts.snapshot;
  const room = { ...page, rows: page.rows - verdict.length };
  const lanes = snapshot === null ? [] : snapshotLines(room, snapshot, view);
  return { lines: [...verdict, ...lanes], keep: 0 };
}

function tableOf({ current, steps, answers }: WizardState): Table {
  const { emulators, builder } = steps;
  if (current === 'emulators' && emulators.facts !== null) {
    const { facts } = emulators;
    const wanted = wantedPlatforms(answers);
    return (page, most) => emulatorTable(page, facts, most, wanted);
  }
  if (current === 'builder' && builder.facts !== null) {
    const { facts } = builder;
    return (page, most) => builderTable(page, facts, most);
  }
  return noTable;
}
