import { useInput, useWindowSize } from 'ink';
import { noAnswers } from '../model/answers.ts';
import { initialState } from '../wizard/transitions.ts';
import { panelLines } from './panel.ts';
import { Lines } from './parts/lines.tsx';
import type { Theme } from './theme.ts';
import { type Banner, firstView } from './view.ts';

type Props = { readonly theme: Theme; readonly banner: Banner | null };

/** What is on the screen while the wizard is still being loaded. */
export function FirstFrame({ theme, banner }: Props) {
  const { columns, rows } = useWindowSize();
  // A key that is pressed too early must not show up as text.
  useInput(() => {});
  const view = { ...firstView, banner };
  const begun = initialState(null, noAnswers);
  const state = banner === null ? begun : { ...begun, current: 'build' as const };
  const lines = panelLines({ theme, columns, rows }, state, view);
  return <Lines lines={lines} theme={theme} />;
}
