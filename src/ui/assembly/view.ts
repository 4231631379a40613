import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AssemblyState, Saved } from '../../assembly/assembly.ts';
import type { Captions } from '../../host/host.ts';
import { routeTexts } from '../../texts/route.ts';
import type { RecordLine } from '../../wizard/state.ts';
import type { Field } from '../field.ts';
import type { Lessons } from '../view.ts';
import { findingsOf } from './findings-of.ts';
import { type FormView, formOf } from './form.ts';
import { recordOf } from './record.ts';
import { placeOf } from './steps.ts';

/** What only the screen knows: what is typed, cursors, scroll positions, what lies on top. */
export type AssemblyView = {
  readonly form: FormView;
  /** What was done, for the scrollback. */
  readonly record: readonly RecordLine[];
  readonly overlay: 'help' | 'explain' | null;
  /** Rows scrolled on the page that lies on top. */
  readonly scroll: number;
  /** The lessons, once somebody asked for one; null until they are loaded. */
  readonly lessons: Lessons | null;
  /** Which page of a lesson. */
  readonly page: number;
  /** Rows scrolled in the panel, from where it would stand. */
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
  /** What a practice machine has to say at each place. */
  readonly captions: Captions;
};

const atTop = { overlay: null, scroll: 0, page: 0, shift: 0, focus: null, cursor: null } as const;

/** What is on the screen at the beginning. */
export function firstAssemblyView({ wanted }: Pick<AssemblyState, 'wanted'>): AssemblyView {
  return {
    ...atTop,
    form: formOf(wanted),
    record: [],
    lessons: null,
    answer: null,
    probe: null,
    notice: null,
    captions: {},
  };
}

/** The view after the assembly went from one state to another: a new place begins at its top. */
export function followAssembly(
  view: AssemblyView,
  state: AssemblyState,
  before: AssemblyState,
): AssemblyView {
  let next = view;
  const isElsewhere = placeOf(state) !== placeOf(before);
  if (isElsewhere) next = { ...next, ...atTop, answer: null, probe: null, notice: null };
  if (state.phase !== before.phase) {
    const line = recordOf(state, before);
    const record = line === null ? next.record : [...next.record, line(next.record.length)];
    next = { ...next, record, cursor: null, shift: 0 };
    if (state.phase === 'asking') next = { ...next, form: formOf(state.wanted) };
  }
  const { prompt } = state;
  if (prompt !== before.prompt) {
    // An answer that was refused stays, to be mended.
    const isRefused = prompt?.kind === 'question' && before.prompt?.kind === 'question';
    next = { ...next, shift: 0, answer: isRefused ? next.answer : null };
    if (prompt !== null) next = { ...next, overlay: null };
  }
  const path = Object.entries(state.saved).find(
    ([kind, at]) => before.saved[kind as Saved] !== at,
  )?.[1];
  if (path !== undefined) next = { ...next, notice: routeTexts().saved(path) };
  const hasFocus = findingsOf(state).some(({ id }) => id === next.focus);
  return hasFocus || next.focus === null ? next : { ...next, focus: null };
}

/** The view's own store, beside the assembly's. */
export function createAssemblyView(
  assembly: StoreApi<AssemblyState>,
  captions: Captions = {},
): StoreApi<AssemblyView> {
  const first = { ...firstAssemblyView(assembly.getState()), captions };
  const view = createStore<AssemblyView>(() => first);
  assembly.subscribe((state, before) => view.setState((now) => followAssembly(now, state, before)));
  return view;
}
