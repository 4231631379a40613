import { useApp, useInput, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import { draw, type Terminal } from './draw.ts';
import { keyPresses } from './key-press.ts';
import { Lines } from './parts/lines.tsx';
import { type Listed, listLines } from './parts/machine-list.ts';
import { type Theme, themeFor } from './theme.ts';

/** What came of the list: a machine, or another way. */
export type Choosing = { readonly name: string } | 'back' | 'quit';

/**
 * Lets a person choose a machine.
 *
 * @param hasBack There is something to go back to: Esc does.
 */
export async function chooseMachine(
  machines: readonly Listed[],
  terminal: Terminal,
  hasBack: boolean,
): Promise<Choosing> {
  const list = <MachineList {...{ machines, hasBack, theme: themeFor(terminal.env) }} />;
  const { waitUntilExit } = draw(list, terminal);
  return ((await waitUntilExit()) as Choosing | undefined) ?? 'quit';
}

type Props = {
  readonly machines: readonly Listed[];
  readonly hasBack: boolean;
  readonly theme: Theme;
};

function MachineList({ machines, hasBack, theme }: Props) {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [{ cursor, end }, setState] = useState<State>({ cursor: 0, end: null });
  useInput((input, key) => {
    for (const { name } of keyPresses(input, key))
      setState((now) => pressed(now, name, { machines, hasBack }));
  });
  // The list goes before the wizard comes.
  useEffect(() => {
    if (end !== null) exit(end);
  }, [end, exit]);
  const lines = end === null ? listLines({ theme, columns, rows }, machines, cursor, hasBack) : [];
  return <Lines lines={lines} theme={theme} />;
}

type State = {
  readonly cursor: number;
  /** Null until the person is done. */
  readonly end: Choosing | null;
};

function pressed(
  now: State,
  key: string,
  { machines, hasBack }: Pick<Props, 'machines' | 'hasBack'>,
): State {
  const to = (cursor: number) => ({
    ...now,
    cursor: Math.max(0, Math.min(machines.length - 1, cursor)),
  });
  switch (key) {
    case 'down':
    case 'j':
      return to(now.cursor + 1);
    case 'up':
    case 'k':
      return to(now.cursor - 1);
    case 'enter': {
      const { name } = machines[now.cursor] ?? {};
      return { ...now, end: name === undefined ? 'quit' : { name } };
    }
    case 'esc':
      return { ...now, end: hasBack ? 'back' : 'quit' };
    case 'q':
    case 'ctrl-c':
      return { ...now, end: 'quit' };
    default:
      return now;
  }
}
