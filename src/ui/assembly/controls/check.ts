import { noAnswers } from '../../../model/answers.ts';
import { worstFirst } from '../../../model/finding.ts';
import { scrollKeys } from '../../controls/scrolling.ts';
import { offered } from '../../field.ts';
import { inFocus } from '../../parts/findings.ts';
import { isTold } from '../../parts/menu.ts';
import { isTooSmall } from '../../parts/too-small.ts';
import { bodyPage, windowOf } from '../../parts/window.ts';
import { probeText } from '../../screens/manifest.ts';
import type { RouteMode } from '../bindings.ts';
import { findingsOf } from '../findings-of.ts';
import { bodyOf, hasUnread, isCut } from '../panel.ts';
import { now, type RouteControls, type RouteUi } from '../ui.ts';
import { routeCursor, routeWayAt, routeWays } from '../ways.ts';

/** Moves the panel; it stops where it ends. What leaves something out is first shown whole, from its top, and above that as it was. */
function shift(ui: RouteUi, rows: number) {
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

const pageRows = (ui: RouteUi): number => Math.max(1, bodyPage(ui.page()).rows - 3);

const scrolling: RouteControls = scrollKeys(shift, pageRows);

/** Nobody says yes to commands that were never on the screen: those come first. */
function sayYes(ui: RouteUi) {
  const { state, view } = now(ui);
  if (hasUnread(ui.page(), state, view)) shift(ui, pageRows(ui));
  else ui.assembly.consent(true);
}

function moveFocus(ui: RouteUi, by: 1 | -1) {
  const { state, view } = now(ui);
  const findings = worstFirst(findingsOf(state));
  const current = findings.findIndex(({ id }) => id === inFocus(findings, view.focus)?.id);
  const next = findings[(current + by + findings.length) % findings.length];
  ui.view.setState({ focus: next?.id ?? null, cursor: null, shift: 0 });
}

function moveCursor(ui: RouteUi, by: 1 | -1) {
  const { state, view } = now(ui);
  const { length } = routeWays(state, view);
  if (length < 2) return shift(ui, by);
  ui.view.setState({ cursor: (routeCursor(state, view) + by + length) % length, shift: 0 });
}

function takeWay(ui: RouteUi) {
  const { state, view } = now(ui);
  const { assembly } = ui;
  const way = routeWayAt(state, view);
  switch (way?.kind) {
    case 'make': {
      const { cannot, way: wanted } = way.offer;
      if (cannot !== null) return ui.view.setState({ notice: cannot });
      if (wanted === state.way && state.plan !== null) return assembly.make();
      // The other way reads the images with commands of its own.
      assembly.setWanted({ way: wanted });
      return assembly.read();
    }
    case 'remedy':
      return isTold(way.remedy) ? assembly.read() : assembly.choose(way.remedy);
    case 'read-again':
      return assembly.read();
    case 'back':
      return assembly.back();
    default:
  }
}

const openProbe = ({ view }: RouteUi): void =>
  view.setState({ probe: offered(probeText(noAnswers.probe)) });

/** The keys of what was read, of what runs, and of the list that was made. */
export const checkControls: Partial<Record<RouteMode, RouteControls>> = {
  busy: scrolling,
  check: {
    ...scrolling,
    choose: takeWay,
    unfold: (ui) => shift(ui, pageRows(ui)),
    nextFinding: (ui) => moveFocus(ui, 1),
    previous: (ui) => moveFocus(ui, -1),
    up: (ui) => moveCursor(ui, -1),
    down: (ui) => moveCursor(ui, 1),
  },
  made: { ...scrolling, leave: ({ assembly }) => assembly.quit(), prove: openProbe },
  consent: {
    ...scrolling,
    yes: sayYes,
    no: ({ assembly }) => assembly.consent(false),
    close: ({ assembly }) => assembly.consent(false),
  },
};
