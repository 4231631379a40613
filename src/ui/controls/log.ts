import type { LogLines } from '../../checklist/build.ts';
import { fieldOf } from '../field.ts';
import type { Mode } from '../keys.ts';
import { beyond, logRows, logTop, sideways } from '../parts/log-view.ts';
import { bodyPage } from '../parts/window.ts';
import { type Controls, now, type Ui } from '../ui.ts';
import type { LogView } from '../view.ts';

const logOf = (ui: Ui): LogLines | null => now(ui).state.steps.build.facts?.log ?? null;
const set = (ui: Ui, change: Partial<LogView>): void =>
  ui.view.setState((view) => ({ log: { ...view.log, ...change } }));

/** To a line; at the end the view follows what comes. */
function goTo(ui: Ui, log: LogLines, top: number) {
  const last = log.length - logRows(bodyPage(ui.page()));
  set(ui, { top: top >= last ? null : Math.max(0, top) });
}

function move(ui: Ui, rows: number) {
  const log = logOf(ui);
  if (log !== null) goTo(ui, log, logTop(bodyPage(ui.page()), log, now(ui).view.log) + rows);
}

/** The next line with the text; past the last one it begins again at the other end. */
function find(ui: Ui, query: string, from: number, step: 1 | -1) {
  const log = logOf(ui);
  if (log === null || query === '')
    return set(ui, { query, field: null, hit: null, place: null, isLost: false });
  const ahead = log.find(query, from, step);
  const hit = ahead === -1 ? log.find(query, step === 1 ? 0 : log.length - 1, step) : ahead;
  if (hit === -1) return set(ui, { query, field: null, hit: null, place: null, isLost: true });
  const place = { nth: log.count(query, hit + 1), of: log.count(query, log.length) };
  const left = sideways(ui.page(), log.slice(hit, hit + 1)[0] ?? '', query);
  set(ui, { query, field: null, hit, place, left, isLost: false });
  goTo(ui, log, hit - Math.floor(logRows(bodyPage(ui.page())) / 2));
}

function search(ui: Ui) {
  const { log: view } = now(ui).view;
  const log = logOf(ui);
  const text = view.field?.text ?? '';
  // At the end of a log that grows the newest hit is looked for, else the next one from what is shown on.
  if (log === null || view.top === null) find(ui, text, (log?.length ?? 1) - 1, -1);
  else find(ui, text, logTop(bodyPage(ui.page()), log, view), 1);
}

function findNext(ui: Ui, step: 1 | -1) {
  const { log } = now(ui).view;
  find(ui, log.query, (log.hit ?? -1) + step, step);
}

const pageOf = (ui: Ui): number => Math.max(1, logRows(bodyPage(ui.page())) - 1);

/** Half a window sideways, up to the end of the longest line that is on it; to the right it never goes back. */
function moveSideways(ui: Ui, by: 1 | -1) {
  const page = bodyPage(ui.page());
  const { log: view } = now(ui).view;
  const last = beyond(page, logOf(ui), view);
  const wanted = Math.min(last, view.left + by * Math.floor(page.columns / 2));
  set(ui, { left: Math.max(by === 1 ? view.left : 0, wanted) });
}

/** The keys of the log view and of its search. */
export const controlsLog: Partial<Record<Mode, Controls>> = {
  log: {
    up: (ui) => move(ui, -1),
    down: (ui) => move(ui, 1),
    pageUp: (ui) => move(ui, -pageOf(ui)),
    pageDown: (ui) => move(ui, pageOf(ui)),
    top: (ui) => set(ui, { top: 0 }),
    bottom: (ui) => set(ui, { top: null }),
    left: (ui) => moveSideways(ui, -1),
    right: (ui) => moveSideways(ui, 1),
    search: (ui) => set(ui, { field: fieldOf(''), isLost: false }),
    nextHit: (ui) => findNext(ui, 1),
    previousHit: (ui) => findNext(ui, -1),
    close: ({ view }) => view.setState({ overlay: null }),
  },
  search: {
    answer: search,
    close: (ui) => set(ui, { field: null }),
  },
};
