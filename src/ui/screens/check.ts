import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { type StepId, stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { Page } from '../line.ts';
import { type CheckedBody, checkedBody, type Table } from '../parts/checked.ts';
import { inFocus } from '../parts/findings.ts';
import { type Entry, firstEntry, remedyEntry } from '../parts/menu.ts';
import type { View } from '../view.ts';

/** One way on from a step. */
export type Way =
  | { readonly kind: 'remedy'; readonly remedy: Remedy }
  | { readonly kind: 'look-again' | 'go-on' | 'go-on-anyway' };

/** The ways on from the current step, for the finding in focus. */
export function waysOf(state: WizardState, view: View): readonly Way[] {
  const { findings, phase } = state.steps[state.current];
  if (phase !== 'looked' && phase !== 'closer') return [];
  const remedies = (inFocus(findings, view.focus)?.remedies ?? []).map(
    (remedy): Way => ({ kind: 'remedy', remedy }),
  );
  const hasProblem = findings.some(({ status }) => status === 'problem');
  if (!hasProblem) return [{ kind: 'go-on' }, ...remedies];
  const ways: readonly Way[] = remedies.length > 0 ? remedies : [{ kind: 'look-again' }];
  return [...ways, { kind: 'go-on-anyway' }];
}

/** The row of the menu that Enter takes. A step without a problem begins with going on. */
export function cursorOf(state: WizardState, view: View): number {
  const ways = waysOf(state, view);
  const first = ways[0]?.kind === 'go-on' ? 0 : firstEntry(entriesOf(ways, state.current));
  return Math.min(view.cursor ?? first, Math.max(0, ways.length - 1));
}

/** The way under the cursor; null while there is none. */
export const wayAt = (state: WizardState, view: View): Way | null =>
  waysOf(state, view)[cursorOf(state, view)] ?? null;

function entriesOf(ways: readonly Way[], current: StepId): readonly Entry[] {
  const next = stepIds[stepIds.indexOf(current) + 1] ?? current;
  const { title } = texts()[next];
  return ways.map((way) => entryOf(way, title));
}

function entryOf(way: Way, next: string): Entry {
  const { ui } = texts();
  switch (way.kind) {
    case 'remedy':
      return remedyEntry(way.remedy);
    case 'look-again':
      return { title: ui.lookAgain };
    case 'go-on':
      return { title: ui.goOnTo(next) };
    case 'go-on-anyway':
      return { title: ui.goOnAnyway(next) };
  }
}

/** What a remedy was carried out for is not said any more, until a second look says what is there now. */
function findingsNow({ current, outcome, steps }: WizardState): readonly Finding[] {
  const { findings, phase } = steps[current];
  if (phase !== 'looking' || outcome?.status !== 'skipped') return findings;
  return findings.filter(({ status }) => status !== 'problem');
}

/** A step: what it looked at, the verdict, why it matters, and the ways out with their commands. */
export function checkBody(page: Page, state: WizardState, view: View, table: Table): CheckedBody {
  const { current, outcome } = state;
  const findings = findingsNow(state);
  const focus = inFocus(findings, view.focus);
  const ways = waysOf(state, view);
  const cursor = cursorOf(state, view);
  const way = ways[cursor];
  const hasRemedies = ways[0]?.kind === 'remedy' && focus !== null;
  const checked = {
    ...{ outcome, findings, focus, cursor },
    lead: texts()[current].lead,
    ways: entriesOf(ways, current),
    purpose: hasRemedies ? texts().ui.remediesFor(focus.title) : null,
    remedy: way?.kind === 'remedy' ? way.remedy : null,
  };
  return checkedBody(page, checked, table, { isScrolled: view.shift !== 0 });
}
