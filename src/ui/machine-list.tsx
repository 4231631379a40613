import { useApp, useInput, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import { draw, type Terminal } from './draw.ts';
import { keyPresses } from './key-press.ts';
import { Lines } from './parts/lines.tsx';
import { type Listed, listLines } from './parts/machine-list.ts';
import { type Theme, themeFor } from './theme.ts';

/** Lets a person choose a machine; null where they leave. */
export async function chooseMachine(
  machines: readonly Listed[],
  terminal: Terminal,
): Promise<string | null> {
  const list = <MachineList machines={machines} theme={themeFor(terminal.env)} />;
  const { waitUntilExit } = draw(list, terminal);
  const chosen: unknown = await waitUntilExit();
  return typeof chosen === 'string' ? chosen : null;
}

type Props = { readonly machines: readonly Listed[]; readonly theme: Theme };

function MachineList({ machines, theme }: Props) {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [{ cursor, end }, setState] = useState<State>({ cursor: 0, end: null });
  useInput((input, key) => {
    for (const { name } of keyPresses(input, key)) setState((now) => pressed(now, name, machines));
  });
  // The list goes before the wizard comes.
  useEffect(() => {
    if (end !== null) exit(end.chosen);
  }, [end, exit]);
  const lines = end === null ? listLines({ theme, columns, rows }, machines, cursor) : [];
  return <Lines lines={lines} theme={theme} />;
}

type State = {
  readonly cursor: number;
  /** What was chosen, if anything was, once the person is done. */
  readonly end: { readonly chosen: string | undefined } | null;
};

function pressed(now: State, key: string, machines: readonly Listed[]): State {
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
    case 'enter':
      return { ...now, end: { chosen: machines[now.cursor]?.name } };
    case 'q':
    case 'esc':
    case 'ctrl-c':
      return { ...now, end: { chosen: undefined } };
    default:
      return now;
  }
}
