import { findTerminal } from '../host/terminal.ts';
import type { Machine } from '../practice/machine.ts';
import { listMachines } from '../practice/machine-list.ts';
import { said } from '../practice/said.ts';
import type { Listed } from '../ui/parts/machine-list.ts';

/**
 * The list: to choose from on a terminal, else printed. The exit code where nothing was chosen; null where
 * the person goes back.
 */
export async function chooseFromList(hasBack: boolean): Promise<string | number | null> {
  const machines = (await listMachines()).map(listed);
  const input = findTerminal();
  if (typeof input === 'string') {
    const [{ printedList }, { pageFor, printed }] = await Promise.all([
      import('../ui/parts/machine-list.ts'),
      import('../ui/printed.ts'),
    ]);
    const page = pageFor(process.stdout, process.env);
    process.stdout.write(printed(printedList(page, machines), page));
    return 0;
  }
  const { chooseMachine } = await import('../ui/machine-list.tsx');
  const terminal = { stdin: input, stdout: process.stdout, env: process.env, onLeave: () => {} };
  const chosen = await chooseMachine(machines, terminal, hasBack);
  // What comes next opens the terminal anew, and would share its keys with this one.
  if (input !== process.stdin) input.destroy();
  if (chosen === 'back') return null;
  return chosen === 'quit' ? 130 : chosen.name;
}

const listed = ({ name, title, teaches }: Machine): Listed => ({
  ...{ name, title: said(title), teaches: said(teaches) },
});
