import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Walk, WalkState } from '../../clinic/walk.ts';
import type { ClinicMode } from './bindings.ts';

/** What only the clinic's screen knows: cursors, scroll positions, what lies on top. */
export type ClinicView = {
  readonly overlay: 'help' | 'explain' | 'list' | null;
  /** Rows scrolled on what lies on top. */
  readonly scroll: number;
  /** Rows scrolled on the page, from where it would stand. */
  readonly shift: number;
  /** Row of the list of states. */
  readonly cursor: number;
  /** Row of what a person breaks by hand. */
  readonly switched: number;
};

export const firstClinicView: ClinicView = {
  ...{ overlay: null, scroll: 0, shift: 0, cursor: 0, switched: 0 },
};

/** The view's own store, beside the walk's: another page begins at its top. */
export function createClinicView({ store }: Walk): StoreApi<ClinicView> {
  const view = createStore<ClinicView>(() => firstClinicView);
  store.subscribe(({ page }, before) => {
    if (page !== before.page) view.setState({ shift: 0 });
  });
  return view;
}

export function clinicModeOf({ page }: WalkState, { overlay }: ClinicView): ClinicMode {
  if (overlay === 'list') return 'list';
  if (overlay !== null) return 'reading';
  return page === 'own' ? 'own' : 'page';
}
