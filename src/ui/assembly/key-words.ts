import type { AssemblyState } from '../../assembly/assembly.ts';
import { texts } from '../../texts/index.ts';
import { routeTexts } from '../../texts/route.ts';
import { isTold } from '../parts/menu.ts';
import type { RouteAction } from './bindings.ts';
import { routeCommands } from './copying.ts';
import { routePageCount } from './explain.ts';
import type { AssemblyView } from './view.ts';
import { routeWayAt } from './ways.ts';

/** What a key does, for the key line and the help. */
export function wordsOf(
  state: AssemblyState,
  view: AssemblyView,
  hasUnread: boolean,
): (action: RouteAction) => string {
  const own: Readonly<Record<string, string>> = routeTexts().actions;
  const { actions, rest } = texts().ui;
  const shared: Readonly<Record<string, string>> = actions;
  const here: Partial<Record<RouteAction, string>> = {
    ...(hasUnread && { yes: rest }),
    ...(state.phase === 'asking' &&
      view.form.focus === 'list' && { next: routeTexts().actions.read }),
    choose: chooseWord(state, view),
  };
  return (action) => here[action] ?? own[action] ?? shared[action] ?? '';
}

function chooseWord(state: AssemblyState, view: AssemblyView): string {
  const { actions } = texts().ui;
  const way = routeWayAt(state, view);
  if (way?.kind === 'make') return way.offer.way === state.way ? actions.run : actions.choose;
  if (way?.kind !== 'remedy') return actions.choose;
  if (way.remedy.question !== undefined) return actions.answer;
  if (isTold(way.remedy)) return routeTexts().actions.readAgain;
  return way.remedy.actions.length === 0 ? actions.choose : actions.run;
}

/** Keys that would do nothing now: the key line leaves them out. */
export function idleRouteKeys(
  state: AssemblyState,
  view: AssemblyView,
  canLeave: boolean,
): readonly RouteAction[] {
  const { phase, findings, plan, manifest } = state;
  const when = (isIdle: boolean, ...actions: readonly RouteAction[]) => (isIdle ? actions : []);
  return [
    ...when(phase === 'asking' && !canLeave, 'back'),
    ...when(routeCommands(state, view).length === 0, 'copy'),
    ...when(findings.length < 2, 'nextFinding'),
    ...when(phase !== 'made' && plan === null, 'script', 'makefile'),
    ...when(phase === 'failed', 'script', 'makefile'),
    ...when(manifest === null, 'prove'),
    ...when(routePageCount(state, view) < 2, 'nextPage', 'previousPage'),
  ];
}
