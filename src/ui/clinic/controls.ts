import type { StoreApi } from 'zustand/vanilla';
import { interpreters } from '../../clinic/scenes.ts';
import { pageIds, type Walk } from '../../clinic/walk.ts';
import type { KeyPress } from '../key-press.ts';
import type { Page } from '../line.ts';
import { type ClinicAction, type ClinicMode, clinicActionFor } from './bindings.ts';
import { pageRows } from './frame.ts';
import { switchIds } from './own-page.ts';
import { type ClinicView, clinicModeOf } from './view.ts';

/** What a key of the clinic can reach. */
export type ClinicUi = {
  readonly walk: Walk;
  readonly view: StoreApi<ClinicView>;
  /** The window as it is now. */
  readonly page: () => Page;
};

/** One key, in the mode that it finds. */
export function pressInClinic({ name }: KeyPress, ui: ClinicUi): void {
  const { walk, view } = ui;
  const state = walk.store.getState();
  if (state.exitCode !== null) return;
  const mode = clinicModeOf(state, view.getState());
  const action = clinicActionFor(mode, name);
  if (action !== null) (controls[mode][action] ?? everywhere[action])?.(ui);
}

type Controls = Partial<Record<ClinicAction, (ui: ClinicUi) => void>>;

const everywhere: Controls = {
  goOn: ({ walk }) => walk.next(),
  leave: ({ walk }) => walk.next(),
  back: ({ walk }) => walk.back(),
  again: ({ walk }) => walk.again(),
  quit: ({ walk }) => walk.quit(),
  interrupt: ({ walk }) => walk.interrupt(),
  first: ({ walk }) => walk.goTo('intro'),
  last: ({ walk }) => walk.goTo('own'),
  explain: ({ view }) => view.setState({ overlay: 'explain', scroll: 0 }),
  help: ({ view }) => view.setState({ overlay: 'help', scroll: 0 }),
  list: ({ walk, view }) =>
    view.setState({ overlay: 'list', cursor: pageIds.indexOf(walk.store.getState().page) }),
  close: ({ view }) => view.setState({ overlay: null }),
};

const shiftBy = (rows: number) => (ui: ClinicUi) =>
  ui.view.setState(({ shift }) => ({ shift: shift + rows }));
const scrollBy = (rows: number) => (ui: ClinicUi) =>
  ui.view.setState(({ scroll }) => ({ scroll: Math.max(0, scroll + rows) }));
const byPage = (move: (rows: number) => (ui: ClinicUi) => void, sign: 1 | -1) => (ui: ClinicUi) =>
  move(sign * Math.max(1, pageRows(ui.page()) - 1))(ui);

const moveCursor =
  (by: number) =>
  ({ view }: ClinicUi) =>
    view.setState(({ cursor }) => ({ cursor: within(cursor + by, pageIds.length) }));
const moveSwitch =
  (by: number) =>
  ({ view }: ClinicUi) =>
    view.setState(({ switched }) => ({ switched: within(switched + by, switchIds.length) }));

const within = (index: number, length: number): number => Math.max(0, Math.min(length - 1, index));

const controls: Readonly<Record<ClinicMode, Controls>> = {
  page: {
    up: shiftBy(-1),
    down: shiftBy(1),
    pageUp: byPage(shiftBy, -1),
    pageDown: byPage(shiftBy, 1),
  },
  own: {
    up: moveSwitch(-1),
    down: moveSwitch(1),
    pageUp: byPage(shiftBy, -1),
    pageDown: byPage(shiftBy, 1),
    toggle: toggle,
  },
  list: {
    up: moveCursor(-1),
    down: moveCursor(1),
    first: ({ view }) => view.setState({ cursor: 0 }),
    last: ({ view }) => view.setState({ cursor: pageIds.length - 1 }),
    choose: ({ walk, view }) => {
      const page = pageIds[view.getState().cursor];
      view.setState({ overlay: null });
      if (page !== undefined) walk.goTo(page);
    },
  },
  reading: {
    up: scrollBy(-1),
    down: scrollBy(1),
    pageUp: byPage(scrollBy, -1),
    pageDown: byPage(scrollBy, 1),
  },
};

/** Changes what is under the cursor; the interpreter goes round. */
function toggle({ walk, view }: ClinicUi): void {
  const { switches } = walk.store.getState();
  const id = switchIds[view.getState().switched] ?? 'F';
  const next = (interpreters.indexOf(switches.interpreter) + 1) % interpreters.length;
  if (id === 'interpreter') walk.set({ interpreter: interpreters[next] ?? 'there' });
  else walk.set({ [id]: !switches[id] });
}
