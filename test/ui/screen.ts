import { createElement } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { App } from '../../src/ui/app.tsx';
import type { Driver } from '../../src/ui/autoplay/drive.ts';
import { clip, lineText } from '../../src/ui/line.ts';
import { panelLines } from '../../src/ui/panel.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { type Banner, createView, type View } from '../../src/ui/view.ts';
import type { Wizard } from '../../src/wizard/intentions.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { type Drawn, draw, type Size } from './drawn.ts';

/** A call of an intention, in the order of the calls. */
export type Call = readonly [name: string, ...args: readonly unknown[]];

/** A wizard that does nothing but remember what it was asked for. */
export function recordingWizard(state: WizardState): {
  readonly wizard: Wizard;
  readonly calls: Call[];
  readonly store: StoreApi<WizardState>;
} {
  const calls: Call[] = [];
  const store = createStore<WizardState>(() => state);
  const names = [
    ...['start', 'choose', 'answer', 'otherwise', 'consent', 'goOn', 'back', 'goTo', 'lookAgain'],
    ...['setAnswers', 'cancelBuild', 'tryAgain', 'probe', 'quit', 'interrupt'],
  ];
  const intentions = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        calls.push([name, ...args]);
        if (name === 'setAnswers') {
          store.setState((now) => ({ answers: { ...now.answers, ...(args[0] as object) } }));
        }
      },
    ]),
  );
  return { wizard: { store, ...intentions } as unknown as Wizard, calls, store };
}

export type Shown = Drawn & {
  readonly calls: Call[];
  readonly store: StoreApi<WizardState>;
  readonly view: StoreApi<View>;
  /** Resolves when the screen shows what the state is, which it does some frames later. */
  readonly untilDrawn: () => Promise<unknown>;
};

export type ShowOptions = Size & {
  readonly env?: Readonly<Record<string, string>>;
  readonly view?: Partial<View>;
  readonly wizard?: Wizard;
  readonly banner?: Banner;
  readonly driver?: Driver;
};

/** Shows a state of the wizard on a real (emulated) screen. */
export function show(state: WizardState, options: ShowOptions = {}): Shown {
  const { env = { LC_ALL: 'C.UTF-8', FORCE_COLOR: '1' } } = options;
  const recorder = recordingWizard(state);
  const wizard = options.wizard ?? recorder.wizard;
  const view = createView(wizard.store);
  view.setState({ ...options.view, ...(options.banner && { banner: options.banner }) });
  const theme = themeFor(env);
  const app = createElement(App, {
    ...{ wizard, view, theme, driver: options.driver },
    onAssemble: () => recorder.calls.push(['assemble']),
  });
  const drawn = draw(app, options);
  const bare = (rows: readonly string[]) => `\n${rows.map((row) => row.trimEnd()).join('\n')}\n`;
  const panel = () => {
    const { cols: columns, rows } = drawn.screen;
    const lines = panelLines({ theme, columns, rows }, wizard.store.getState(), view.getState());
    return lines.map((row) => clip(lineText(row).trimEnd(), columns, '…'));
  };
  const isDrawn = () =>
    wizard.store.getState().exitCode !== null || bare(drawn.rows()).includes(bare(panel()));
  const untilDrawn = () => drawn.until(isDrawn);
  return { ...drawn, calls: recorder.calls, store: wizard.store, view, untilDrawn };
}
