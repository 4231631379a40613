import { canBeRun } from '../../checklist/manifest/facts.ts';
import { worstFirst } from '../../model/finding.ts';
import { fieldOf, offered } from '../field.ts';
import type { Mode } from '../keys.ts';
import { bodyOf, hasUnread, isCut } from '../panel.ts';
import { inFocus } from '../parts/findings.ts';
import { isTold } from '../parts/menu.ts';
import { isTooSmall } from '../parts/too-small.ts';
import { bodyPage, windowOf } from '../parts/window.ts';
import { archiveWayAt, archiveWays } from '../screens/archive-ways.ts';
import { laneInFocus } from '../screens/build.ts';
import { cursorOf, wayAt, waysOf } from '../screens/check.ts';
import { failedWays } from '../screens/failed.ts';
import { probeText } from '../screens/manifest.ts';
import { removalOf } from '../screens/own-registry.ts';
import { type Controls, now, type Ui } from '../ui.ts';
import { yesOrNo } from './answer.ts';
import { scrollKeys } from './scrolling.ts';

/** Moves the panel; it stops where it ends. What leaves something out is first shown whole, from its top, and above that as it was. */
function shift(ui: Ui, rows: number) {
  const { state, view } = now(ui);
  if (isTooSmall(ui.page())) return;
  const page = bodyPage(ui.page());
  const isShort = isCut(page, state, view);
  const isOpened = rows > 0 && view.shift === 0 && isShort;
  const wanted = isOpened ? 1 : view.shift + rows;
  if (isShort && wanted <= 0) return ui.view.setState({ shift: 0 });
  const body = bodyOf(page, state, { ...view, shift: wanted });
  ui.view.setState({ shift: windowOf(body, page.rows, wanted, page).shift });
}

const pageRows = (ui: Ui): number => Math.max(1, bodyPage(ui.page()).rows - 3);

const scrolling: Controls = scrollKeys(shift, pageRows);

/** Nobody says yes to commands that were never on the screen: those come first. */
function sayYes(ui: Ui) {
  const { state, view } = now(ui);
  if (hasUnread(ui.page(), state, view)) return shift(ui, pageRows(ui));
  ui.wizard.consent(true);
}

/** The next finding, those that are not fine before the others; the menu begins again with what it offers. */
function moveFocus(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const findings = worstFirst(state.steps[state.current].findings);
  const current = findings.findIndex(({ id }) => id === inFocus(findings, view.focus)?.id);
  const next = findings[(current + by + findings.length) % findings.length];
  ui.view.setState({ focus: next?.id ?? null, cursor: null, shift: 0 });
}

function moveCursor(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const { length } = waysOf(state, view);
  if (length < 2) return shift(ui, by);
  ui.view.setState({ cursor: (cursorOf(state, view) + by + length) % length, shift: 0 });
}

/** The way under the cursor: a remedy is chosen, what only a person can do is looked at again. */
function takeWay(ui: Ui) {
  const { state, view } = now(ui);
  if (state.current === 'build') return ui.wizard.goOn();
  const way = wayAt(state, view);
  if (way?.kind === 'go-on' || way?.kind === 'go-on-anyway') return ui.wizard.goOn();
  if (way?.kind !== 'remedy') return ui.wizard.lookAgain();
  return isTold(way.remedy) ? ui.wizard.lookAgain() : ui.wizard.choose(way.remedy);
}

const check: Controls = {
  ...scrolling,
  goOn: takeWay,
  choose: takeWay,
  nextFinding: (ui) => moveFocus(ui, 1),
  unfold: (ui) => shift(ui, pageRows(ui)),
  previous: (ui) => moveFocus(ui, -1),
  up: (ui) => moveCursor(ui, -1),
  down: (ui) => moveCursor(ui, 1),
};

function moveLane(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const lanes = state.steps.build.facts?.snapshot?.lanes ?? [];
  if (lanes.length === 0) return;
  ui.view.setState({ lane: (laneInFocus(lanes, view.lane) + by + lanes.length) % lanes.length });
}

const openLog = ({ view }: Ui): void => view.setState({ overlay: 'log' });
/** Step 7 may be come to without a build: there is no log then. */
function openLogOfBuild(ui: Ui) {
  if (now(ui).state.steps.build.facts?.log != null) openLog(ui);
}

const openSearch = ({ view }: Ui): void => {
  const { log } = view.getState();
  view.setState({ overlay: 'log', log: { ...log, field: fieldOf(log.query) } });
};

function takeFailedWay(ui: Ui) {
  const { state, view } = now(ui);
  const { facts } = state.steps.build;
  const way = facts === null ? undefined : failedWays(facts)[view.cursor ?? 0];
  switch (way?.kind) {
    case 'mend':
      return ui.wizard.choose(way.remedy);
    case 'try-again':
      return ui.wizard.tryAgain();
    case 'log':
      return openLog(ui);
    case 'back':
      return ui.wizard.goTo(way.step);
    default:
  }
}

function moveFailed(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const { facts } = state.steps.build;
  const length = facts === null ? 1 : failedWays(facts).length;
  ui.view.setState({ cursor: ((view.cursor ?? 0) + by + length) % length, shift: 0 });
}

/** Ends the walk, or takes a way to push the archive. */
function takeArchiveWay(ui: Ui) {
  const { state, view } = now(ui);
  const way = archiveWayAt(state, view);
  if (way?.kind === 'remedy') ui.wizard.choose(way.remedy);
  else ui.wizard.goOn();
}

function moveArchiveWay(ui: Ui, by: 1 | -1) {
  const { state, view } = now(ui);
  const { length } = archiveWays(state);
  ui.view.setState({ cursor: ((view.cursor ?? 0) + by + length) % length, shift: 0 });
}

function openProbe(ui: Ui) {
  const { state } = now(ui);
  const { facts } = state.steps.manifest;
  if (facts === null || !canBeRun(facts)) return;
  ui.view.setState({ probe: offered(probeText(state.answers.probe)) });
}

/** It is asked about first, and stays where nobody says yes. */
function removeRegistry(ui: Ui) {
  const remedy = removalOf(now(ui).state);
  if (remedy !== null) ui.wizard.choose(remedy);
}

/** The keys of steps that look and judge, of the build, and of the manifest list. */
export const controlsCheck: Partial<Record<Mode, Controls>> = {
  fine: check,
  remedy: check,
  busy: scrolling,
  ready: { ...scrolling, build: ({ wizard }) => wizard.goOn() },
  building: {
    pause: ({ wizard }) => wizard.pacing?.pause(),
    tick: ({ wizard }) => wizard.pacing?.step(),
    faster: ({ wizard }) => wizard.pacing?.faster(),
    slower: ({ wizard }) => wizard.pacing?.slower(),
    nextLane: (ui) => moveLane(ui, 1),
    previous: (ui) => moveLane(ui, -1),
    log: openLog,
    search: openSearch,
    cancel: ({ wizard }) => wizard.cancelBuild(),
  },
  ended: {
    ...scrolling,
    choose: takeFailedWay,
    log: openLog,
    search: openSearch,
    up: (ui) => moveFailed(ui, -1),
    down: (ui) => moveFailed(ui, 1),
  },
  built: {
    ...scrolling,
    goOn: ({ wizard }) => wizard.goOn(),
    again: ({ wizard }) => wizard.tryAgain(),
    nextLane: (ui) => moveLane(ui, 1),
    previous: (ui) => moveLane(ui, -1),
    log: openLog,
    search: openSearch,
  },
  over: {
    ...scrolling,
    nextLane: (ui) => moveLane(ui, 1),
    previous: (ui) => moveLane(ui, -1),
    log: openLog,
    search: openSearch,
    leave: ({ wizard }) => wizard.goOn(),
  },
  manifest: {
    ...scrolling,
    leave: ({ wizard }) => wizard.goOn(),
    log: openLogOfBuild,
    prove: openProbe,
    removeRegistry,
  },
  archive: {
    ...scrolling,
    choose: takeArchiveWay,
    log: openLogOfBuild,
    prove: openProbe,
    removeRegistry,
    up: (ui) => moveArchiveWay(ui, -1),
    down: (ui) => moveArchiveWay(ui, 1),
  },
  consent: { ...scrolling, ...yesOrNo, yes: sayYes },
};
