import type { AssemblyState } from '../../assembly/assembly.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { copyable } from '../parts/actions.ts';
import type { AssemblyView } from './view.ts';
import { remedyAt } from './ways.ts';

/** The commands that are on the screen, as a person pastes them into a shell. */
export function routeCommands(state: AssemblyState, view: AssemblyView): readonly string[] {
  const { prompt, phase, manifest } = state;
  if (prompt?.kind === 'consent') return copyable(prompt.remedy.actions);
  if (phase === 'made') return (manifest?.commands ?? []).map(shellQuote);
  return copyable(remedyAt(state, view)?.actions ?? []);
}
