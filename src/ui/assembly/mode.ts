import type { AssemblyState } from '../../assembly/assembly.ts';
import type { RouteMode } from './bindings.ts';
import type { AssemblyView } from './view.ts';

/** What the keys mean, from what is on the screen: what lies on top comes first. */
export function routeModeOf(state: AssemblyState, view: AssemblyView): RouteMode {
  return promptMode(state, view) ?? overlayMode(view) ?? phaseMode(state, view);
}

function promptMode({ prompt }: AssemblyState, { overlay }: AssemblyView): RouteMode | null {
  // What was asked for from a question lies on top of it.
  if (prompt === null || overlay === 'explain') return null;
  return prompt.kind === 'quit' ? 'leaving' : prompt.kind;
}

function overlayMode({ overlay, probe }: AssemblyView): RouteMode | null {
  if (overlay === 'explain') return 'lesson';
  if (overlay === 'help') return 'reading';
  return probe === null ? null : 'question';
}

function phaseMode({ phase, doing }: AssemblyState, { form }: AssemblyView): RouteMode {
  if (doing !== null) return 'busy';
  switch (phase) {
    case 'asking':
      return form.focus === 'kind' ? 'from' : 'field';
    case 'read':
    case 'failed':
      return 'check';
    case 'made':
      return 'made';
    default:
      return 'busy';
  }
}
