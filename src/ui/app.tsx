import { Static, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Wizard } from '../wizard/intentions.ts';
import type { RecordLine, WizardState } from '../wizard/state.ts';
import type { Driver } from './autoplay/drive.ts';
import { paste, press } from './controls.ts';
import { type KeyPress, keyPresses } from './key-press.ts';
import { lastLines, panelLines } from './panel.ts';
import { Lines } from './parts/lines.tsx';
import { recordLines } from './parts/record.ts';
import type { Theme } from './theme.ts';
import type { Ui } from './ui.ts';
import { useCopy } from './use-copy.ts';
import type { Frame, View } from './view.ts';

export type AppProps = {
  readonly wizard: Wizard;
  readonly view: StoreApi<View>;
  readonly theme: Theme;
  /** Keys that were pressed before there was a wizard to press them in. */
  readonly early?: readonly KeyPress[];
  /** Presses the keys instead of a person; theirs go to it. */
  readonly driver?: Driver | undefined;
  /** Lines of the record that are in the scrollback already: the person comes back from the other route. */
  readonly printed?: number;
  /** The person wants a list assembled, not an image built. */
  readonly onAssemble?: () => void;
  /** Told once how to hand the terminal to a child and take it back. */
  readonly onTerminal?: (suspend: (run: () => Promise<void>) => Promise<void>) => void;
};

const noKeys: readonly KeyPress[] = [];
const noRoute = () => {};

/** The wizard on the screen: the record of what is done, and one live panel below it. */
export function App(props: AppProps) {
  const { wizard, onTerminal } = props;
  const { exit, suspendTerminal } = useApp();
  const exitCode = useStore(wizard.store, (state) => state.exitCode);
  useEffect(() => onTerminal?.(suspendTerminal), [onTerminal, suspendTerminal]);
  // What stays in the scrollback has to be drawn first.
  useEffect(() => {
    if (exitCode !== null) exit(exitCode);
  }, [exitCode, exit]);
  return (
    <>
      <Record {...props} hasEnded={exitCode !== null} />
      {exitCode === null && <Panel {...props} />}
    </>
  );
}

type RecordProps = AppProps & { readonly hasEnded: boolean };

/** What stays: a line of each step that was done, and at the end the last panel, whole. */
function Record({ wizard, view, theme, printed = 0, hasEnded }: RecordProps) {
  const record = useStore(wizard.store, (state) => state.record);
  const { columns, rows } = useWindowSize();
  const page = { theme, columns, rows };
  const last = () => lastLines(page, wizard.store.getState(), view.getState());
  const lines = record.slice(printed);
  const items: (RecordLine | null)[] = hasEnded ? [...lines, null] : [...lines];
  return (
    <Static items={items}>
      {(item) => (
        <Lines
          key={item?.key ?? 'last'}
          lines={item === null ? last() : recordLines(page, item)}
          theme={theme}
        />
      )}
    </Static>
  );
}

function Panel(props: AppProps) {
  const { wizard, view, theme, early = noKeys, driver } = props;
  const state = useStore(wizard.store);
  const shown = useStore(view);
  const { columns, rows } = useWindowSize();
  const ui = useUi(props);
  const take = driver === undefined ? (key: KeyPress) => press(key, ui) : driver.press;
  useEffect(() => driver?.attach(ui), [driver, ui]);
  useInput((input, key) => {
    for (const one of keyPresses(input, key)) take(one);
  });
  usePaste((text) => {
    if (driver === undefined) paste(text, ui);
  });
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) for (const one of early) take(one);
    isFirst.current = false;
  }, [early, take]);
  const frame = framed(state, shown);
  return (
    <Lines lines={panelLines({ theme, columns, rows }, frame.state, frame.view)} theme={theme} />
  );
}

/** The present, or the earlier moment that is looked at again. */
const framed = (state: WizardState, view: View): Frame => {
  const frame = view.autoplay?.frame ?? null;
  if (frame === null) return { state, view };
  return { state: frame.state, view: { ...frame.view, autoplay: view.autoplay } };
};

function useUi({ wizard, view, theme, onAssemble: assemble = noRoute }: AppProps): Ui {
  const { columns, rows } = useWindowSize();
  const copy = useCopy();
  return useMemo(
    () => ({ wizard, view, assemble, copy, page: () => ({ theme, columns, rows }) }),
    [wizard, view, assemble, copy, theme, columns, rows],
  );
}
