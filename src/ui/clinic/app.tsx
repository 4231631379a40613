import { Static, useApp, useInput, useWindowSize } from 'ink';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Walk } from '../../clinic/walk.ts';
import { keyPresses } from '../key-press.ts';
import { Lines } from '../parts/lines.tsx';
import type { Theme } from '../theme.ts';
import { pressInClinic } from './controls.ts';
import { clinicLines, lastClinicLines } from './panel.ts';
import type { ClinicView } from './view.ts';

type Props = { readonly walk: Walk; readonly view: StoreApi<ClinicView>; readonly theme: Theme };

/** The clinic on the screen; at its end, what was seen. */
export function ClinicApp({ walk, view, theme }: Props) {
  const { exit } = useApp();
  const exitCode = useStore(walk.store, (state) => state.exitCode);
  // What stays in the scrollback has to be drawn first.
  useEffect(() => {
    if (exitCode !== null) exit(exitCode);
  }, [exitCode, exit]);
  return (
    <>
      <Summary walk={walk} theme={theme} hasEnded={exitCode !== null} />
      {exitCode === null && <Panel walk={walk} view={view} theme={theme} />}
    </>
  );
}

type SummaryProps = Pick<Props, 'walk' | 'theme'> & { readonly hasEnded: boolean };

function Summary({ walk, theme, hasEnded }: SummaryProps) {
  const { columns, rows } = useWindowSize();
  const last = () => lastClinicLines({ theme, columns, rows }, walk.store.getState());
  return (
    <Static items={hasEnded ? ['last'] : []}>
      {(key) => <Lines key={key} lines={last()} theme={theme} />}
    </Static>
  );
}

function Panel({ walk, view, theme }: Props) {
  const state = useStore(walk.store);
  const shown = useStore(view);
  const { columns, rows } = useWindowSize();
  const page = useMemo(() => ({ theme, columns, rows }), [theme, columns, rows]);
  useInput((input, key) => {
    for (const one of keyPresses(input, key)) pressInClinic(one, { walk, view, page: () => page });
  });
  return <Lines lines={clinicLines(page, state, shown)} theme={theme} />;
}
