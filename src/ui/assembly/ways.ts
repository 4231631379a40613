import type { AssemblyState, WayOffer } from '../../assembly/assembly.ts';
import type { Remedy } from '../../model/remedy.ts';
import { routeTexts } from '../../texts/route.ts';
import { inFocus } from '../parts/findings.ts';
import { type Entry, firstEntry, remedyEntry } from '../parts/menu.ts';
import { findingsOf } from './findings-of.ts';
import type { AssemblyView } from './view.ts';
import { wayNames } from './way-names.ts';

/** One way on from what was read, or from what failed. */
export type RouteWay =
  | { readonly kind: 'make'; readonly offer: WayOffer }
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | { readonly kind: 'read-again' | 'back' };

type Focus = Pick<AssemblyView, 'focus' | 'cursor'>;

/** The ways on, for the finding in focus: making the list comes first, where nothing is in its way. */
export function routeWays(state: AssemblyState, view: Focus): readonly RouteWay[] {
  const { phase, ways, plan } = state;
  if (phase !== 'read' && phase !== 'failed') return [];
  const remedies = (inFocus(findingsOf(state), view.focus)?.remedies ?? []).map(
    (remedy): RouteWay => ({ kind: 'remedy', remedy }),
  );
  const offers = ways.map((offer): RouteWay => ({ kind: 'make', offer }));
  if (phase === 'read' && plan !== null) return [...offers, ...remedies];
  return [...remedies, { kind: 'read-again' }, { kind: 'back' }];
}

/** As they stand in the menu: one of them is recommended, and no other. */
export function routeEntries(state: AssemblyState, view: Focus): readonly Entry[] {
  return routeWays(state, view).map(routeEntry).map(onlyFirst);
}

function onlyFirst({ recommended, ...entry }: Entry, index: number, all: readonly Entry[]): Entry {
  const isFirst = firstEntry(all) === index;
  return recommended !== undefined && isFirst ? { ...entry, recommended } : entry;
}

function routeEntry(way: RouteWay): Entry {
  const { ways } = routeTexts();
  switch (way.kind) {
    case 'make': {
      const { offer } = way;
      const title = wayNames[offer.way];
      const hint = ways.hints[offer.way];
      const recommended = offer.recommended ?? undefined;
      return { title, hint: offer.cannot ?? hint, ...(recommended && { recommended }) };
    }
    case 'remedy':
      return remedyEntry(way.remedy);
    case 'read-again':
      return { title: ways.readAgain };
    case 'back':
      return { title: ways.back };
  }
}

/** The row of the menu that Enter takes: the way that is gone, else what is recommended. */
export function routeCursor(state: AssemblyState, view: Focus): number {
  const ways = routeWays(state, view);
  const gone = ways.findIndex((way) => way.kind === 'make' && way.offer.way === state.way);
  const first = state.plan !== null && gone !== -1 ? gone : firstEntry(routeEntries(state, view));
  return Math.min(view.cursor ?? first, Math.max(0, ways.length - 1));
}

export const routeWayAt = (state: AssemblyState, view: Focus): RouteWay | null =>
  routeWays(state, view)[routeCursor(state, view)] ?? null;

/** What the way under the cursor would run. */
export function remedyAt(state: AssemblyState, view: Focus): Remedy | null {
  const way = routeWayAt(state, view);
  if (way?.kind === 'remedy') return way.remedy;
  return way?.kind === 'make' && way.offer.way === state.way ? state.plan : null;
}
