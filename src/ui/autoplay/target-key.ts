import type { WizardState } from '../../wizard/state.ts';
import { modeOf } from '../mode.ts';
import { type Choice, choicesOf } from '../parts/platform-list.ts';
import { targetText } from '../target-fields.ts';
import { targetWays } from '../target-ways.ts';
import type { View } from '../view.ts';
import { captionName, captionOf } from './captions.ts';
import { lastly, type Move, type Plan, quickly, readThen } from './move.ts';
import { typing } from './typing.ts';
import { remedyFor, wayName, wordsOf } from './ways.ts';

/** That these are done, among what is done. */
const chosen = 'platforms';
const typed = 'tag';

/** At the target: chooses the platforms, types the tag, takes the way out of what stands in the way, goes on. */
export function targetKey(state: WizardState, view: View, plan: Plan): Move | null {
  if (state.steps.target.phase !== 'looked') return null;
  switch (modeOf(state, view)) {
    case 'platforms':
      return (plan.done.has(chosen) ? null : platformsKey(state, view, plan)) ?? onKey(state, plan);
    case 'field':
      return view.target.focus === 'tag' ? tagKey(state, view, plan) : quickly(plan, 'esc');
    case 'ways':
      return wayKey(state, view, plan);
    case 'output':
    case 'optionsRow':
      return quickly(plan, 'shift-tab');
    default:
      return quickly(plan, 'esc');
  }
}

/** To a row of the list that has to change, and its change; null where all is chosen that is wanted. */
function platformsKey(state: WizardState, view: View, plan: Plan): Move | null {
  const { facts } = state.steps.target;
  const rows = facts === null ? [] : choicesOf(facts, view.target.filter);
  const at = rows.findIndex(isToChange(state, plan));
  if (at === -1) return null;
  const cursor = Math.min(view.target.cursor, rows.length - 1);
  if (cursor !== at) return stepTo(state, plan, at > cursor ? 'down' : 'up');
  return readThen(plan, captionOf(state, plan), 'space', captionName('target'));
}

/** Whether Space on a row brings what is chosen nearer to what is wanted. */
const isToChange =
  ({ answers }: WizardState, { platforms }: Plan) =>
  (row: Choice, index: number): boolean => {
    if (row.kind === 'preset') {
      const isFirst = index === 0 && row.preset.platforms.length > 0;
      return isFirst && platforms === undefined && !isSame(row.preset.platforms, answers.platforms);
    }
    const { platform, kind } = row.choice;
    if (platforms === undefined || kind === null) return false;
    return platforms.includes(platform) !== answers.platforms.includes(platform);
  };

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join();

/** From the list to the tag, or on, where it was typed already. */
function onKey(state: WizardState, plan: Plan): Move {
  const { answers } = state;
  const words = [...captionOf(state, plan), answers.platforms.join(' ')];
  const has = [captionName('target'), chosen];
  if (answers.output.kind === 'push' && !plan.done.has(typed)) {
    return readThen(plan, words, 'tab', ...has);
  }
  return isStuck(state, plan) ? lastly(plan, 'q') : readThen(plan, words, 'enter', ...has);
}

function tagKey(state: WizardState, view: View, plan: Plan): Move {
  const tag = targetText(state, 'tag');
  const letter = plan.done.has(typed) ? null : typing(plan, view.target.draft, tag);
  if (letter !== null) return letter;
  if (plan.done.has(typed) && isStuck(state, plan)) return lastly(plan, 'q');
  return readThen(plan, [tag], 'enter', typed);
}

function wayKey(state: WizardState, view: View, plan: Plan): Move {
  const ways = targetWays(state);
  const remedy = remedyFor('target', remediesOf(state), plan);
  if (remedy === null) return isStuck(state, plan) ? lastly(plan, 'q') : quickly(plan, 'esc');
  const at = ways.findIndex((way) => way.remedy === remedy);
  const cursor = Math.min(view.target.way, ways.length - 1);
  if (cursor !== at) return quickly(plan, at > cursor ? 'down' : 'up');
  const told = ways[at]?.finding.title ?? '';
  return readThen(plan, [told, ...wordsOf(remedy)], 'enter', wayName('target', remedy));
}

const problemsOf = ({ steps }: WizardState) =>
  steps.target.findings.filter(({ status }) => status === 'problem');

const remediesOf = (state: WizardState) => problemsOf(state).flatMap(({ remedies }) => remedies);

/** Something stands in the way that no key takes away. */
const isStuck = (state: WizardState, plan: Plan): boolean =>
  problemsOf(state).length > 0 && remedyFor('target', remediesOf(state), plan) === null;

const stepTo = (state: WizardState, plan: Plan, key: string): Move => {
  const caption = captionOf(state, plan);
  return caption.length === 0
    ? quickly(plan, key)
    : readThen(plan, caption, key, captionName('target'));
};
