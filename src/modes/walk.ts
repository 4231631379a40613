import type { FlagValues } from '../flags.ts';
import type { Guard } from '../guard.ts';
import { endChildren } from '../host/local.ts';
import { findTerminal } from '../host/terminal.ts';
import { choosePractice } from './practice.ts';

/**
 * Leaves this machine alone from here on: what still looked at it ends, and a person practises on one of
 * the list; the exit code. What was answered for this machine is not taken along.
 */
export async function practise(guard: Guard, values: FlagValues): Promise<number> {
  endChildren();
  guard.keepNothing();
  const chosen = await choosePractice('', values);
  if (typeof chosen === 'number') return chosen;
  const input = findTerminal();
  if (typeof input === 'string') return 2;
  guard.watchTerminal(input);
  const { startWizard } = await import('../ui/start.tsx');
  const { label, open, answers, wanted, route = null } = chosen;
  const { onLeave } = guard;
  const again = () => practise(guard, values);
  return startWizard({
    label,
    open,
    answers,
    wanted,
    input,
    onLeave,
    choice: route,
    practise: again,
  });
}
