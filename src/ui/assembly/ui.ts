import type { StoreApi } from 'zustand/vanilla';
import type { Assembly, AssemblyState } from '../../assembly/assembly.ts';
import type { Page } from '../line.ts';
import type { RouteAction } from './bindings.ts';
import type { AssemblyView } from './view.ts';

/** What a key of the route can reach. */
export type RouteUi = {
  readonly assembly: Assembly;
  readonly view: StoreApi<AssemblyView>;
  /** The window as it is now. */
  readonly page: () => Page;
  /** Puts texts on the clipboard, and prints them. */
  readonly copy: (texts: readonly string[]) => void;
  /** To the screen that asks what the person wants; null where that was not asked. */
  readonly leave: (() => void) | null;
};

/** The assembly and the view at this moment: keys that were pressed in a row each see what the last one did. */
export const now = ({
  assembly,
  view,
}: RouteUi): { readonly state: AssemblyState; readonly view: AssemblyView } => ({
  state: assembly.store.getState(),
  view: view.getState(),
});

/** What actions do in a mode. */
export type RouteControls = Partial<Record<RouteAction, (ui: RouteUi) => void>>;
