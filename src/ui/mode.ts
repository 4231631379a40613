import type { WizardState } from '../wizard/state.ts';
import type { Mode } from './keys.ts';
import { archiveWays } from './screens/archive-ways.ts';
import { wayAt } from './screens/check.ts';
import { isChoosing } from './screens/choice.ts';
import type { View } from './view.ts';

/** What the keys mean, from what is on the screen: what lies on top comes first. */
export function modeOf(state: WizardState, view: View): Mode {
  return promptMode(state, view) ?? overlayMode(view) ?? stepMode(state, view);
}

function promptMode({ prompt }: WizardState, { overlay }: View): Mode | null {
  // What was asked for from a question lies on top of it.
  if (prompt === null || overlay === 'explain') return null;
  return prompt.kind === 'quit' ? 'leaving' : prompt.kind;
}

function overlayMode({ overlay, log, options, probe }: View): Mode | null {
  if (overlay === 'log') return log.field === null ? 'log' : 'search';
  if (overlay === 'explain') return 'lesson';
  if (overlay === 'options') return options.draft === null ? 'options' : 'option';
  if (overlay !== null) return 'reading';
  return probe === null ? null : 'question';
}

function stepMode(state: WizardState, view: View): Mode {
  if (isChoosing(view)) return 'choice';
  const { phase } = state.steps[state.current];
  if (state.doing !== null || phase === 'applying') return 'busy';
  switch (state.current) {
    case 'target':
      return state.steps.target.facts === null ? 'busy' : targetMode(view);
    case 'build':
      return view.banner === null ? buildMode(state) : recordingMode(state);
    case 'manifest':
      return archiveWays(state).length > 0 ? 'archive' : 'manifest';
    default:
      if (phase === 'waiting' || phase === 'looking') return 'busy';
      return wayAt(state, view)?.kind.startsWith('go-on') === true ? 'fine' : 'remedy';
  }
}

function targetMode({ target }: View): Mode {
  if (target.isFiltering) return 'filter';
  const { focus } = target;
  if (focus === 'source' || focus === 'targets') return 'baked';
  if (focus === 'options') return 'optionsRow';
  return focus === 'platforms' || focus === 'output' || focus === 'ways' ? focus : 'field';
}

function recordingMode({ steps }: WizardState): Mode {
  const phase = steps.build.facts?.phase;
  return phase === 'running' || phase === 'ready' ? 'building' : 'over';
}

function buildMode({ steps }: WizardState): Mode {
  switch (steps.build.facts?.phase) {
    case 'ready':
      return 'ready';
    case 'running':
      return 'building';
    case 'asking':
      return 'stopping';
    case 'succeeded':
      return 'built';
    case 'failed':
    case 'cancelled':
      return 'ended';
    default:
      return 'busy';
  }
}
