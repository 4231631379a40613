import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BuildFacts } from '../checklist/build.ts';
import type { Finding } from '../model/finding.ts';
import type { Route } from '../model/route.ts';
import { texts } from '../texts/index.ts';
import type { WizardState } from '../wizard/state.ts';
import type { Field } from './field.ts';
import { targetWays } from './target-ways.ts';

/** The room of the lessons, which the first frame does not wait for. */
export type Lessons = typeof import('../lessons/index.ts');

/** The log view: which lines are on the screen, and what is searched for. */
export type LogView = {
  /** Index of the first line on the screen; null follows the end. */
  readonly top: number | null;
  /** Cells scrolled to the right. */
  readonly left: number;
  /** What is searched for; empty for nothing. */
  readonly query: string;
  /** Index of the line that was found last. */
  readonly hit: number | null;
  /** Which of how many that one is, when it was found. */
  readonly place: { readonly nth: number; readonly of: number } | null;
  /** The field while the search is typed. */
  readonly field: Field | null;
  /** The last search found nothing. */
  readonly isLost: boolean;
};

export const targetFields = [
  'source',
  'targets',
  'platforms',
  'tag',
  'output',
  'path',
  'options',
  'ways',
  'file',
  'context',
] as const;
export type TargetField = (typeof targetFields)[number];

export type TargetView = {
  readonly focus: TargetField;
  /** Row of the list of presets and platforms. */
  readonly cursor: number;
  /** Row of the targets of a bake file. */
  readonly target: number;
  /** Which of the ways out of what stands in the way. */
  readonly way: number;
  /** What narrows the list; null shows all of it. */
  readonly filter: Field | null;
  readonly isFiltering: boolean;
  /** What is typed in the field that has the focus; null for what the answers say. */
  readonly draft: Field | null;
};

/** The page of options: its row, and what is typed there. */
export type OptionsView = {
  /** Its drawing and its keys, once it was opened. */
  readonly room: typeof import('./options/index.ts') | null;
  readonly at: number;
  /** Null while nothing is typed. */
  readonly draft: Field | null;
  /** What is wrong with the text is told from the first Enter on. */
  readonly isTold: boolean;
};

/** The title of a screen that is no step of a walk. */
export type Banner = { readonly title: string; readonly label: string; readonly place: string };

/** The first screen: which way is under its cursor, and whether it is on the screen. */
export type Choice = { readonly at: Route; readonly isOpen: boolean };

/** What was on the screen at a moment. */
export type Frame = { readonly state: WizardState; readonly view: View };

/** A walk that goes by itself. */
export type AutoplayView = {
  readonly isPaused: boolean;
  /** The next key ends it. */
  readonly isLast: boolean;
  /** The key that was pressed last. */
  readonly key: string | null;
  /** An earlier moment that is looked at again; null for the present. */
  readonly frame: Frame | null;
  /** How many stops back that is. */
  readonly back: number;
};

/** What only the screen knows: cursors, scroll positions, what is typed, what lies on top. */
export type View = {
  /** Null on a walk; a recording has a title of its own. */
  readonly banner: Banner | null;
  /** Null where nobody asks what the person wants: that is known. */
  readonly choice: Choice | null;
  /** Null where a person presses the keys. */
  readonly autoplay: AutoplayView | null;
  /** The person's home folder, which a shown path calls `~`; null where nobody said. */
  readonly home: string | null;
  readonly overlay: 'help' | 'explain' | 'log' | 'options' | null;
  /** Rows scrolled on the page that lies on top. */
  readonly scroll: number;
  /** The lessons, once somebody asked for one; null until they are loaded. */
  readonly lessons: Lessons | null;
  /** Which page of a lesson. */
  readonly page: number;
  /** Rows scrolled in the step's own panel, from where it would stand. */
  readonly shift: number;
  /** Id of the finding in focus; null for the worst. */
  readonly focus: string | null;
  /** Row of the menu; null for the one it begins with. */
  readonly cursor: number | null;
  /** What is typed as the answer to a question; null for what the question suggests. */
  readonly answer: Field | null;
  /** The command of the run-proof while it is typed. */
  readonly probe: Field | null;
  readonly notice: string | null;
  /** Index of the lane in focus; null follows the one that runs. */
  readonly lane: number | null;
  readonly log: LogView;
  readonly target: TargetView;
  readonly options: OptionsView;
};

/** The first screen, asking unless it was answered; null where there is nothing to ask. */
export const asking = (at: Route | null, isOpen = true): Choice | null =>
  at === null ? null : { at, isOpen };

const closedLog: LogView = {
  top: null,
  left: 0,
  query: '',
  hit: null,
  place: null,
  field: null,
  isLost: false,
};

/** Where a person begins on the target step, however they left it. */
const firstFocus = { focus: 'platforms', way: 0, draft: null } as const;

export const firstView: View = {
  banner: null,
  choice: null,
  autoplay: null,
  home: null,
  overlay: null,
  scroll: 0,
  lessons: null,
  page: 0,
  shift: 0,
  focus: null,
  cursor: null,
  answer: null,
  probe: null,
  notice: null,
  lane: null,
  log: closedLog,
  options: { room: null, at: 0, draft: null, isTold: false },
  target: { ...firstFocus, cursor: 0, target: 0, filter: null, isFiltering: false },
};

/** The view after the wizard went from one state to another: a new step or question begins afresh. */
export function follow(view: View, state: WizardState, before: WizardState): View {
  if (state.current !== before.current) {
    const { choice, home, lessons, autoplay } = view;
    // A build that ends takes the person on: what it leaves to say goes along.
    const { endedMeanwhile } = texts().ui;
    const notice = view.notice === endedMeanwhile ? endedMeanwhile : null;
    const target = { ...view.target, ...firstFocus };
    return { ...firstView, choice, home, lessons, autoplay, target, notice };
  }
  const next: { -readonly [Key in keyof View]: View[Key] } = { ...view };
  const { prompt } = state;
  if (prompt !== before.prompt) {
    // An answer that was refused stays, to be mended.
    if (prompt?.kind !== 'question' || before.prompt?.kind !== 'question') next.answer = null;
    next.shift = 0;
    if (prompt !== null) next.overlay = null;
  }
  // A question must not hide below a page.
  const build = state.steps.build.facts?.phase;
  const wasAsked = before.steps.build.facts?.phase === 'asking';
  if (build === 'asking' && !wasAsked) next.overlay = null;
  if (wasAsked && isOver(build)) next.notice = texts().ui.endedMeanwhile;
  const { phase, findings } = state.steps[state.current];
  const then = before.steps[state.current];
  if (phase !== then.phase) {
    // A closer look that ends and finds nothing else leaves the person where they are.
    if (phase !== 'looked' || then.phase !== 'closer' || hasOther(findings, then.findings)) {
      next.cursor = null;
      next.shift = 0;
    }
    // After a choice or a change, what is fine gives way to what is not.
    const seen = findings.find(({ id }) => id === view.focus);
    if (phase === 'looking' && seen?.status === 'ok') next.focus = null;
  }
  if (!findings.some(({ id }) => id === view.focus)) next.focus = null;
  if (view.target.focus === 'ways' && targetWays(state).length === 0) {
    next.target = { ...view.target, ...firstFocus };
  }
  return next;
}

/** A build that came to its end without anybody's doing: what is cancelled passes another phase first. */
const isOver = (phase: BuildFacts['phase'] | undefined): boolean =>
  phase === 'succeeded' || phase === 'failed' || phase === 'cancelled';

/** Whether the ways on from a step may be others than before. */
function hasOther(now: readonly Finding[], before: readonly Finding[]): boolean {
  const told = (findings: readonly Finding[]) =>
    findings.map(({ id, status, remedies }) => [id, status, remedies.map(({ title }) => title)]);
  return JSON.stringify(told(now)) !== JSON.stringify(told(before));
}

/** The view's own store, beside the wizard's. */
export function createView(wizard: StoreApi<WizardState>): StoreApi<View> {
  const view = createStore<View>(() => firstView);
  wizard.subscribe((state, before) => view.setState((now) => follow(now, state, before)));
  return view;
}
