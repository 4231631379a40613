import { worstFirst } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import type { WizardState } from '../../wizard/state.ts';
import { inFocus } from '../parts/findings.ts';
import { cursorOf, waysOf } from '../screens/check.ts';
import type { View } from '../view.ts';
import { captionName, captionOf } from './captions.ts';
import { type Move, type Plan, quickly, readThen } from './move.ts';
import { remedyOf, wayName, wordsOf } from './ways.ts';

/** At a step that looks and judges: to the next finding that can be mended, to its way out, or on. */
export function checkKey(state: WizardState, view: View, plan: Plan): Move {
  const { current, steps, outcome } = state;
  const { findings } = steps[current];
  const focus = inFocus(findings, view.focus);
  const told = [...captionOf(state, plan), outcome?.text ?? '', focus?.title ?? ''];
  const isNew = !plan.done.has(captionName(current));
  const first = (key: string) =>
    isNew ? readThen(plan, told, key, captionName(current)) : quickly(plan, key);
  const wanted = wantedHere(state, plan);
  if (wanted !== null && wanted.finding.id !== focus?.id) return first('tab');
  const ways = waysOf(state, view);
  const at = ways.findIndex((way) =>
    wanted === null
      ? way.kind.startsWith('go-on')
      : way.kind === 'remedy' && way.remedy.title === wanted.remedy.title,
  );
  const cursor = cursorOf(state, view);
  if (at > cursor) return first('down');
  if (at !== -1 && at < cursor) return first('up');
  return wanted === null
    ? readThen(plan, told, 'enter', captionName(current))
    : takeWay(state, plan, wanted.remedy, told);
}

function takeWay(
  { current }: WizardState,
  plan: Plan,
  remedy: Remedy,
  told: readonly string[],
): Move {
  const name = wayName(current, remedy);
  return readThen(plan, [...told, ...wordsOf(remedy)], 'enter', captionName(current), name);
}

/** The worst finding that has a way out worth taking. */
function wantedHere({ current, steps }: WizardState, plan: Plan) {
  for (const finding of worstFirst(steps[current].findings)) {
    const remedy = remedyOf(current, finding, plan);
    if (remedy !== null) return { finding, remedy };
  }
  return null;
}
