import { Static, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Assembly } from '../../assembly/assembly.ts';
import type { RecordLine } from '../../wizard/state.ts';
import { type KeyPress, keyPresses } from '../key-press.ts';
import { Lines } from '../parts/lines.tsx';
import { recordLines } from '../parts/record.ts';
import type { Theme } from '../theme.ts';
import { useCopy } from '../use-copy.ts';
import { pasteInRoute, pressInRoute } from './controls.ts';
import { lastRouteLines, routeLines } from './panel.ts';
import type { AssemblyView } from './view.ts';

export type RouteProps = {
  readonly assembly: Assembly;
  readonly view: StoreApi<AssemblyView>;
  readonly theme: Theme;
  /** Keys that were pressed before there was anything to press them in. */
  readonly early?: readonly KeyPress[];
  /** To the screen that asks what the person wants; null where that was not asked. */
  readonly leave: (() => void) | null;
  /** Lines of the record that are in the scrollback already: the person was here before. */
  readonly printed?: number;
  /** Told once how to hand the terminal to a child and take it back. */
  readonly onTerminal?: (suspend: (run: () => Promise<void>) => Promise<void>) => void;
};

const noKeys: readonly KeyPress[] = [];

/** The route on the screen: the record of what is done, and one live panel below it. */
export function RouteApp(props: RouteProps) {
  const { assembly, onTerminal } = props;
  const { exit, suspendTerminal } = useApp();
  const exitCode = useStore(assembly.store, (state) => state.exitCode);
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

type RecordProps = RouteProps & { readonly hasEnded: boolean };

/** What stays: a line of each part that was done, and at the end the last panel, whole. */
function Record({ assembly, view, theme, printed = 0, hasEnded }: RecordProps) {
  const record = useStore(view, (shown) => shown.record);
  const { columns, rows } = useWindowSize();
  const page = { theme, columns, rows };
  const last = () => lastRouteLines(page, assembly.store.getState(), view.getState());
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

function Panel({ assembly, view, theme, leave, early = noKeys }: RouteProps) {
  const state = useStore(assembly.store);
  const shown = useStore(view);
  const { columns, rows } = useWindowSize();
  const copy = useCopy();
  const page = useMemo(() => ({ theme, columns, rows }), [theme, columns, rows]);
  const ui = useMemo(
    () => ({ assembly, view, copy, leave, page: () => page }),
    [assembly, view, copy, leave, page],
  );
  useInput((input, key) => {
    for (const one of keyPresses(input, key)) pressInRoute(one, ui);
  });
  usePaste((text) => pasteInRoute(text, ui));
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) for (const one of early) pressInRoute(one, ui);
    isFirst.current = false;
  }, [early, ui]);
  return <Lines lines={routeLines(page, state, shown, leave !== null)} theme={theme} />;
}
