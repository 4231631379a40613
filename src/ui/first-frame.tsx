import { useInput, useWindowSize } from 'ink';
import { firstLines, type Opening } from './first-lines.ts';
import { type KeyPress, keyPresses } from './key-press.ts';
import { Lines } from './parts/lines.tsx';
import type { Theme } from './theme.ts';

type Props = Opening & {
  readonly theme: Theme;
  /** A key that was pressed too early for the wizard: it is pressed again once that is there. */
  readonly onKey: (key: KeyPress) => void;
};

/** What is on the screen while the wizard is still being loaded. */
export function FirstFrame({ theme, onKey, ...opening }: Props) {
  const { columns, rows } = useWindowSize();
  useInput((input, key) => {
    for (const one of keyPresses(input, key)) onKey(one);
  });
  return <Lines lines={firstLines({ theme, columns, rows }, opening)} theme={theme} />;
}
