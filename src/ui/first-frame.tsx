import { useInput, useWindowSize } from 'ink';
import { noAnswers } from '../model/answers.ts';
import type { Route } from '../model/route.ts';
import { initialState } from '../wizard/transitions.ts';
import { type KeyPress, keyPresses } from './key-press.ts';
import { panelLines } from './panel.ts';
import { Lines } from './parts/lines.tsx';
import type { Theme } from './theme.ts';
import { asking, type Banner, firstView } from './view.ts';

type Props = {
  readonly theme: Theme;
  readonly banner: Banner | null;
  readonly label: string | null;
  /** The way under the cursor of the first screen, where that asks. */
  readonly choice: Route | null;
  /** A key that was pressed too early for the wizard: it is pressed again once that is there. */
  readonly onKey: (key: KeyPress) => void;
};

/** What is on the screen while the wizard is still being loaded. */
export function FirstFrame({ theme, banner, label, choice, onKey }: Props) {
  const { columns, rows } = useWindowSize();
  useInput((input, key) => {
    for (const one of keyPresses(input, key)) onKey(one);
  });
  const view = { ...firstView, banner, choice: asking(choice) };
  const begun = initialState(label, noAnswers);
  const state = banner === null ? begun : { ...begun, current: 'build' as const };
  const lines = panelLines({ theme, columns, rows }, state, view);
  return <Lines lines={lines} theme={theme} />;
}
