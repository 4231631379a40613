import type { FactsOf } from '../checklist/facts.ts';
import type { Captions } from '../host/host.ts';
import type { Action } from '../model/action.ts';
import type { Answers } from '../model/answers.ts';
import { evidence } from '../model/evidence.ts';
import type { Remedy } from '../model/remedy.ts';
import { prerequisites, type StepId, stepIds } from '../model/step-id.ts';
import type { MadeChange, Origin, Prompt, StepState, WizardState } from './state.ts';

/** The state before anyone looked. */
export function initialState(
  label: string | null,
  answers: Answers,
  captions: Captions = {},
): WizardState {
  const waiting: StepState = { phase: 'waiting', facts: null, findings: [], isDone: false };
  return {
    label,
    captions,
    pace: null,
    current: 'machine',
    steps: Object.fromEntries(stepIds.map((id) => [id, waiting])) as WizardState['steps'],
    answers,
    record: [],
    prompt: null,
    doing: null,
    outcome: null,
    emptyProject: null,
    changes: [],
    leadsTo: null,
    exitCode: null,
  };
}

/** One step changed, everything else as it was. */
export function withStep<Id extends StepId>(
  state: WizardState,
  id: Id,
  change: Partial<StepState<Id>>,
): WizardState {
  return { ...state, steps: { ...state.steps, [id]: { ...state.steps[id], ...change } } };
}

/** What all steps found so far, as a step's inspection takes it. */
export function found(state: WizardState): { readonly [Id in StepId]?: FactsOf[Id] } {
  const known = stepIds.filter((id) => state.steps[id].facts !== null);
  return Object.fromEntries(known.map((id) => [id, state.steps[id].facts]));
}

export function withPrompt(state: WizardState, prompt: Prompt): WizardState {
  return { ...state, prompt };
}

export function hasProblem(state: WizardState, id: StepId): boolean {
  return state.steps[id].findings.some((finding) => finding.status === 'problem');
}

/** What a remedy is for: a finding of the current step, or a known failure of the build. */
export function originOf({ current, steps }: WizardState, remedy: Remedy): Origin {
  const diagnosis = steps.build.facts?.diagnoses.find((one) => one.remedy?.title === remedy.title);
  if (current === 'build' && diagnosis !== undefined) {
    const before = diagnosis.evidence.map((text) => evidence(null, text));
    return { step: diagnosis.step, about: null, before };
  }
  const about = steps[current].findings.find(({ remedies }) =>
    remedies.some((one) => one === remedy || one.title === remedy.title),
  );
  return { step: current, about: about ?? null, before: about?.evidence ?? [] };
}

export function stepAfter(id: StepId): StepId | null {
  return stepIds[stepIds.indexOf(id) + 1] ?? null;
}

export function stepBefore(id: StepId): StepId | null {
  return stepIds[stepIds.indexOf(id) - 1] ?? null;
}

/** The exit code of a person who leaves now, other than by Ctrl+C. */
export function exitCodeOf(state: WizardState): number {
  const build = state.steps.build.facts;
  if (state.current === 'manifest' && state.steps.manifest.phase === 'looked') {
    return hasProblem(state, 'manifest') ? 1 : 0;
  }
  if (build?.phase === 'failed') return 5;
  if (prerequisites.some((id) => hasProblem(state, id))) return 3;
  return 130;
}

/** The changes of a run with one more; those that it takes back are none any more. */
export function withChange(
  changes: readonly MadeChange[],
  { actions, settles = [], changes: text, undo, reversal }: Remedy,
): readonly MadeChange[] {
  const isAmong = (some: readonly Action[], one: Action) =>
    some.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const takenBack = changes.filter(
    (made) =>
      made.reversal?.length && made.reversal.every((one) => isAmong([...actions, ...settles], one)),
  );
  const left = changes.filter((made) => !takenBack.includes(made));
  const done = takenBack.flatMap((made) => made.reversal ?? []);
  const isNoMore = takenBack.length > 0 && actions.every((one) => isAmong(done, one));
  return isNoMore ? left : [...left, { text, undo, ...(reversal && { reversal }) }];
}
