import { canBeRun } from '../checklist/manifest/facts.ts';
import type { WizardState } from '../wizard/state.ts';
import { stepBefore } from '../wizard/transitions.ts';
import { commandsShown } from './copying.ts';
import type { Action, Mode } from './keys.ts';
import type { Page } from './line.ts';
import { modeOf } from './mode.ts';
import { beyond, logRows } from './parts/log-view.ts';
import { pageCount } from './screens/explain.ts';
import { removalOf } from './screens/own-registry.ts';
import type { View } from './view.ts';

type Idle = (page: Page, state: WizardState, view: View) => readonly Action[];

/** Keys that would do nothing now, by the page that a step's body is drawn on: the key line leaves them out. */
export function idleKeys(page: Page, state: WizardState, view: View): readonly Action[] {
  return [
    ...when(!canGoBack(state, view), 'back'),
    ...when(commandsShown(state, view).length === 0, 'copy'),
    ...(idleIn[modeOf(state, view)]?.(page, state, view) ?? []),
  ];
}

const when = (isIdle: boolean, ...actions: readonly Action[]): readonly Action[] =>
  isIdle ? actions : [];

/** Before the first step there is at most the choice, and nobody leaves one while it is being changed. */
const canGoBack = ({ current, doing, steps }: WizardState, { choice }: View): boolean =>
  (stepBefore(current) !== null || choice !== null) &&
  doing === null &&
  steps[current].phase !== 'applying';

const isLooked = ({ current, steps }: WizardState): boolean => steps[current].phase === 'looked';

const findings: Idle = (_page, { current, steps }) =>
  when(steps[current].findings.length < 2, 'nextFinding');

const lanes: Idle = (_page, { steps }) =>
  when((steps.build.facts?.snapshot?.lanes.length ?? 0) < 2, 'nextLane');

/** The keys of a clock, where there is none that could be set. */
export const clockless = ({ pace }: WizardState): readonly Action[] =>
  when(pace === null, 'pause', 'tick', 'faster', 'slower');

/** Those of the target, while it is looked at anew. */
const target: Idle = (_page, { steps }) =>
  when(steps.target.phase === 'looking' || steps.target.phase === 'waiting', 'goOn');

const hasImages = ({ steps }: WizardState): boolean =>
  steps.manifest.facts !== null && canBeRun(steps.manifest.facts);

/** Most questions have no way but their answer. */
const question: Idle = (_page, { prompt }) =>
  when(
    prompt?.kind !== 'question' ||
      prompt.meanwhile !== undefined ||
      prompt.remedy.question?.otherwise === undefined,
    'otherwise',
  );

/** The build that just ran left a log, which its step has. */
const hasNoLog = ({ steps }: WizardState): boolean => (steps.build.facts?.log ?? null) === null;

const options: Idle = (_page, state, view) => view.options.room?.idleOptions(state, view) ?? [];

const sides: readonly Action[] = ['left', 'right'];

const idleIn: Partial<Record<Mode, Idle>> = {
  fine: findings,
  options,
  option: options,
  remedy: findings,
  platforms: target,
  field: target,
  output: target,
  baked: target,
  building: (page, state, view) => [...clockless(state), ...lanes(page, state, view)],
  question,
  built: lanes,
  over: lanes,
  manifest: (_page, state) => [
    ...when(!isLooked(state), 'leave', 'prove'),
    ...when(!hasImages(state), 'prove'),
    ...when(removalOf(state) === null || !isLooked(state), 'removeRegistry'),
    ...when(hasNoLog(state), 'log'),
  ],
  // Where no command runs it leaves, as q does.
  busy: (_page, { doing }) => when(doing === null, 'interrupt'),
  archive: (_page, state) => [
    ...when(!hasImages(state), 'prove'),
    ...when(removalOf(state) === null, 'removeRegistry'),
    ...when(hasNoLog(state), 'log'),
  ],
  log: (page, { steps }, { log }) => [
    ...when((log.place?.of ?? 0) === 0, 'nextHit', 'previousHit'),
    ...when(log.left === 0 && beyond(page, steps.build.facts?.log ?? null, log) === 0, ...sides),
    ...when(
      (steps.build.facts?.log?.length ?? 0) <= logRows(page),
      ...(['up', 'down', 'pageUp', 'pageDown', 'top', 'bottom'] as const),
    ),
  ],
  lesson: (_page, state, view) => when(pageCount(state, view) < 2, 'nextPage', 'previousPage'),
};
