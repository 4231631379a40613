import type { StoreApi } from 'zustand/vanilla';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { asShown } from './as-shown.ts';
import type { Changing } from './changing.ts';
import type { Looking } from './looking.ts';
import type { WizardState } from './state.ts';
import { withPrompt, withStep } from './transitions.ts';

/** Takes a remedy through question, consent, actions and a second look. */
export type Remedying = {
  readonly choose: (remedy: Remedy) => void;
  readonly answer: (text: string) => Promise<void>;
  readonly consent: (isYes: boolean) => Promise<void>;
};

export type RemedyingOptions = {
  readonly store: StoreApi<WizardState>;
  readonly looking: Looking;
  readonly changing: Changing;
  /** The step that a remedy belongs to: the current one, or the one that mends a failed build. */
  readonly stepOf: (remedy: Remedy) => StepId;
  /** Carries a remedy out in a way of its own; false where it is to be applied as any other. */
  readonly apply: (remedy: Remedy) => Promise<boolean>;
  /** After the second look. */
  readonly afterwards: (step: StepId) => Promise<void>;
};

export function createRemedying(options: RemedyingOptions): Remedying {
  const { store, looking, changing } = options;
  const ask = (remedy: Remedy, refused: string | null = null) =>
    store.setState((state) => withPrompt(state, { kind: 'question', remedy, refused }));

  const choose = (remedy: Remedy) => {
    store.setState({ outcome: null });
    if (remedy.question !== undefined) return ask(remedy);
    if (remedy.needs === 'person') return;
    const shown = asShown(remedy, changing.rights());
    if (shown.needs === 'nothing') return void apply(shown);
    store.setState((state) => withPrompt(state, { kind: 'consent', remedy: shown }));
  };

  async function answer(text: string): Promise<void> {
    const { prompt } = store.getState();
    if (prompt?.kind !== 'question' || prompt.remedy.question === undefined) return;
    const refused = prompt.remedy.question.check(text);
    if (refused !== null) return ask(prompt.remedy, refused);
    const answered = await prompt.remedy.question.answer(text);
    // Esc may have closed the question while its answer was being looked up.
    if (store.getState().prompt !== prompt) return;
    if ('refused' in answered) return ask(prompt.remedy, answered.refused);
    store.setState((state) => withPrompt(state, null));
    choose(answered);
  }

  async function consent(isYes: boolean): Promise<void> {
    const { prompt } = store.getState();
    if (prompt?.kind !== 'consent') {
      if (prompt?.kind === 'question' && !isYes) store.setState((state) => withPrompt(state, null));
      return;
    }
    store.setState((state) => withPrompt(state, null));
    if (isYes) await apply(prompt.remedy);
  }

  async function apply(remedy: Remedy): Promise<void> {
    if (await options.apply(remedy)) return;
    const step = options.stepOf(remedy);
    looking.stop();
    store.setState((state) => withStep(state, step, { phase: 'applying' }));
    const before = evidenceOf(store.getState().steps[step].findings, remedy);
    const change = await changing.change(remedy, before, (doing) => store.setState({ doing }));
    if (change.error === null && remedy.sets !== undefined) {
      const sets = remedy.sets;
      store.setState((state) => ({ answers: { ...state.answers, ...sets } }));
    }
    store.setState({ doing: null, outcome: outcomeOf(remedy, change) });
    if (change.error === null) noteChange(store, remedy);
    await looking.lookAgain(step);
    await change.complete(store.getState().steps[step].findings);
    await options.afterwards(step);
  }

  return { choose, answer, consent };
}

/** What this run changed, for the last page: one sentence each. */
function noteChange(store: StoreApi<WizardState>, remedy: Remedy): void {
  if (remedy.needs === 'nothing' || remedy.actions.length === 0) return;
  store.setState((state) => ({ changes: [...state.changes, remedy.changes] }));
}

/** What the finding that brings this remedy had seen. */
function evidenceOf(findings: readonly Finding[], remedy: Remedy): readonly Evidence[] {
  const finding = findings.find(({ remedies }) =>
    remedies.some(({ title }) => title === remedy.title),
  );
  return finding?.evidence ?? [];
}

function outcomeOf(
  remedy: Remedy,
  change: { readonly error: string | null; readonly lines: readonly string[] },
): WizardState['outcome'] {
  if (change.error !== null) return { status: 'problem', text: change.error, lines: change.lines };
  if (remedy.actions.length === 0) return null;
  return { status: 'ok', text: texts().wizard.ran(remedy.title), lines: [] };
}
