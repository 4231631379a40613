import type { StoreApi } from 'zustand/vanilla';
import type { Wizard } from '../wizard/intentions.ts';
import type { WizardState } from '../wizard/state.ts';
import type { Action } from './keys.ts';
import type { Page } from './line.ts';
import type { View } from './view.ts';

/** What a key can reach: the wizard, the view, and the terminal. */
export type Ui = {
  readonly wizard: Wizard;
  readonly view: StoreApi<View>;
  /** The window as it is now. */
  readonly page: () => Page;
  /** To the route that makes a list of images. */
  readonly assemble: () => void;
  /** Puts texts on the clipboard, and prints them. */
  readonly copy: (texts: readonly string[]) => void;
};

/** The wizard and the view at this moment: keys that were pressed in a row each see what the last one did. */
export const now = ({
  wizard,
  view,
}: Ui): { readonly state: WizardState; readonly view: View } => ({
  state: wizard.store.getState(),
  view: view.getState(),
});

/** What actions do in a mode. */
export type Controls = Partial<Record<Action, (ui: Ui) => void>>;
