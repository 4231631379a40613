import { shellQuote } from '../../docker/shell-words.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { Mode } from '../keys.ts';
import { modeOf } from '../mode.ts';
import { copyable } from '../parts/actions.ts';
import { failedWays } from '../screens/failed.ts';
import type { View } from '../view.ts';
import { captionName, captionOf } from './captions.ts';
import { checkKey } from './check-key.ts';
import { lessonFirst, lessonKey } from './lesson-key.ts';
import { lastly, type Move, type Plan, quickly, readThen } from './move.ts';
import { targetKey } from './target-key.ts';
import { typing } from './typing.ts';
import { remedyFor, wayName } from './ways.ts';

/**
 * What a walk presses next, by what is on the screen: it takes what is recommended, says yes, types
 * what is suggested, and goes on. Null while it has to wait for the machine.
 */
export function nextKey(state: WizardState, view: View, plan: Plan): Move | null {
  const mode = modeOf(state, view);
  const move = keyIn(mode, state, view, plan);
  return move && lessonFirst(state, mode, plan, move);
}

function keyIn(mode: Mode, state: WizardState, view: View, plan: Plan): Move | null {
  const { phase } = state.steps[state.current];
  switch (mode) {
    case 'choice':
      return readThen(plan, choiceWords(), 'enter');
    case 'busy':
    case 'building':
      return null;
    case 'fine':
    case 'remedy':
      return phase === 'looked' ? checkKey(state, view, plan) : null;
    case 'consent':
      return consentKey(state, plan);
    case 'question':
      return questionKey(state, view, plan);
    case 'leaving':
    case 'stopping':
      return quickly(plan, 'n');
    case 'ready':
      return readyKey(state, plan);
    case 'ended':
      return endedKey(state, view, plan);
    case 'built':
    case 'over':
      return readThen(plan, [], 'enter');
    case 'manifest':
    case 'archive':
      return phase === 'looked' ? manifestKey(state, plan) : null;
    case 'log':
    case 'search':
    case 'reading':
      return quickly(plan, 'esc');
    case 'lesson':
      return lessonKey(state, view, plan);
    default:
      return targetKey(state, view, plan);
  }
}

const choiceWords = (): readonly string[] =>
  Object.values(texts().ui.choice.ways).flatMap(({ title, lead }) => [title, lead]);

/** Exactly these commands, yes: after they could be read. */
function consentKey({ prompt }: WizardState, plan: Plan): Move | null {
  if (prompt?.kind !== 'consent') return null;
  const { actions, changes, undo } = prompt.remedy;
  return readThen(plan, [...copyable(actions), changes, undo ?? ''], 'y');
}

/** Types what the question suggests; what was refused is left. */
function questionKey({ prompt }: WizardState, view: View, plan: Plan): Move | null {
  const question = prompt?.kind === 'question' ? prompt.remedy.question : undefined;
  if (prompt === null && view.probe !== null)
    return readThen(plan, [texts().ui.manifest.prove, view.probe.text], 'enter');
  if (prompt?.kind !== 'question' || question === undefined) return quickly(plan, 'esc');
  if (prompt.meanwhile !== undefined) return null;
  const told = [prompt.remedy.title, question.prompt];
  if (prompt.refused !== null) return readThen(plan, [prompt.refused], 'esc');
  const letter = typing(plan, view.answer, question.initial);
  if (letter === null) return readThen(plan, [question.initial], 'enter');
  return view.answer === null ? readThen(plan, told, letter.key) : letter;
}

function readyKey(state: WizardState, plan: Plan): Move {
  const command = shellQuote(state.steps.build.facts?.command ?? []);
  return readThen(plan, [...captionOf(state, plan), command], 'enter', captionName('build'));
}

/** What mends a known cause; else the walk ends here. */
function endedKey(state: WizardState, view: View, plan: Plan): Move | null {
  const { facts } = state.steps.build;
  if (facts === null) return null;
  const ways = failedWays(facts);
  const mends = ways.flatMap((way) => (way.kind === 'mend' ? [way.remedy] : []));
  const remedy = remedyFor('build', mends, plan);
  const told = facts.diagnoses.map(({ cause }) => cause);
  if (remedy === null) return lastly(plan, 'q');
  const at = ways.findIndex((way) => way.kind === 'mend' && way.remedy === remedy);
  const cursor = view.cursor ?? 0;
  if (cursor !== at) return quickly(plan, at > cursor ? 'down' : 'up');
  return readThen(plan, told, 'enter', wayName('build', remedy));
}

/** That the images were run, among what is done. */
const proven = 'proven';

/** The end: what the registry has now; the images are run, and the last screen stays for a while. */
function manifestKey(state: WizardState, plan: Plan): Move {
  const { facts, findings } = state.steps.manifest;
  const rows = facts?.rows.map(({ platform }) => platform) ?? [];
  const told = [...captionOf(state, plan), ...findings.map(({ title }) => title), ...rows];
  return facts?.source === 'registry' && !plan.done.has(proven)
    ? readThen(plan, told, 'p', captionName('manifest'), proven)
    : lastly(plan, 'enter');
}

/** What ends a walk, wherever it is: what is asked is not done, what runs is stopped. */
export function leaveKey(state: WizardState, view: View): string {
  const mode = modeOf(state, view);
  switch (mode) {
    case 'leaving':
    case 'stopping':
      return 'y';
    case 'consent':
      return 'n';
    case 'question':
    case 'field':
    case 'filter':
    case 'search':
    case 'lesson':
    case 'log':
    case 'reading':
      return 'esc';
    default:
      return 'q';
  }
}
