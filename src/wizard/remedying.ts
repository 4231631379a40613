import type { StoreApi } from 'zustand/vanilla';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { answerQuestion, takeOtherWay } from './answering.ts';
import { asShown, type Rights } from './as-shown.ts';
import type { Change, Changing } from './changing.ts';
import type { Looking } from './looking.ts';
import { judgeOutcome } from './outcome.ts';
import type { Origin, Outcome, WizardState } from './state.ts';
import { withChange, withPrompt, withStep } from './transitions.ts';

/** Takes a remedy through question, consent, actions and a second look. */
export type Remedying = {
  readonly choose: (remedy: Remedy) => void;
  readonly answer: (text: string) => Promise<void>;
  readonly otherwise: () => void;
  readonly consent: (isYes: boolean) => Promise<void>;
};

export type RemedyingOptions = {
  readonly store: StoreApi<WizardState>;
  readonly looking: Looking;
  readonly changing: Changing;
  readonly rights: () => Rights;
  readonly originOf: (remedy: Remedy) => Origin;
  /** Carries a remedy out in a way of its own; false where it is to be applied as any other. */
  readonly apply: (remedy: Remedy) => Promise<boolean>;
  /** A remedy that a failed build asked for has mended what it was for. */
  readonly buildAgain: () => void;
};

export function createRemedying(options: RemedyingOptions): Remedying {
  const { store, looking, changing } = options;
  let origin: Origin | null = null;
  const setPrompt = (prompt: WizardState['prompt']) =>
    store.setState((state) => withPrompt(state, prompt));
  const setPhase = (step: StepId, phase: 'applying' | 'looked') =>
    store.setState((state) => withStep(state, step, { phase }));

  const choose = (remedy: Remedy) => {
    store.setState({ outcome: null });
    origin = options.originOf(remedy);
    offer(remedy);
  };

  /** A question comes first; then, unless nothing is changed, the commands as they would run. */
  function offer(remedy: Remedy): void {
    if (remedy.question !== undefined) {
      setPrompt({ kind: 'question', remedy, refused: null });
      return;
    }
    const shown = asShown(remedy, options.rights());
    const isChoice = shown.actions.length === 0 && shown.needs === 'nothing';
    if (isChoice) void apply(shown);
    else setPrompt({ kind: 'consent', remedy: shown });
  }

  const asking = { prompt: () => store.getState().prompt, setPrompt, offer };

  async function consent(isYes: boolean): Promise<void> {
    const { prompt, current } = store.getState();
    if (prompt?.kind === 'question' && !isYes) setPrompt(null);
    if (prompt?.kind !== 'consent') return;
    setPrompt(null);
    if (!isYes) return;
    // What only a person can do is never run: yes means that it was done.
    if (prompt.remedy.needs === 'person') return look(origin?.step ?? current);
    await apply(prompt.remedy);
  }

  const look = async (step: StepId): Promise<void> => {
    await Promise.all([looking.lookAgain(step), looking.lookBack(step)]);
  };

  async function apply(remedy: Remedy): Promise<void> {
    const from = origin ?? options.originOf(remedy);
    if (await options.apply(remedy)) return;
    const { current } = store.getState();
    looking.giveUp(from.step);
    setPhase(current, 'applying');
    setPhase(from.step, 'applying');
    const change = await changing.change(remedy, from.before, (doing) => store.setState({ doing }));
    if (change.error === null && remedy.sets !== undefined) {
      const { sets } = remedy;
      store.setState(({ answers }) => ({ answers: { ...answers, ...sets } }));
    }
    const said = saidOf(remedy, change);
    store.setState({ doing: null, outcome: said });
    const isMended = await lookAgain(remedy, from, change, said);
    if (current === from.step) return;
    setPhase(current, 'looked');
    if (isMended) options.buildAgain();
  }

  /** Whether the second look shows that the remedy has done what it was for. */
  async function lookAgain(
    remedy: Remedy,
    { step, about }: Origin,
    change: Change,
    said: Outcome | null,
  ): Promise<boolean> {
    await look(step);
    // The wizard is leaving: nobody looked, and the receipt stays without a second look.
    if (looking.isOver()) return false;
    const after = store.getState().steps[step].findings;
    const { kind, status, text } = judgeOutcome(remedy, about, after);
    await change.complete(kind === 'unchanged' ? 'unchanged' : 'changed', after);
    if (change.error !== null || said === null) return change.error === null && kind === 'mended';
    const isNews = store.getState().outcome === said;
    if (isNews) store.setState({ outcome: { status, text, lines: said.lines } });
    if (kind !== 'unchanged') {
      store.setState(({ changes }) => ({ changes: withChange(changes, remedy) }));
    }
    return kind === 'mended';
  }

  return {
    ...{ choose, consent },
    answer: (text) => answerQuestion(text, asking),
    otherwise: () => takeOtherWay(asking),
  };
}

/** What is said until the second look is over; a choice speaks for itself. */
function saidOf(remedy: Remedy, change: Change): Outcome | null {
  const { error, lines } = change;
  if (error !== null) {
    const advice = remedy.advice?.(lines) ?? null;
    const text = advice === null ? error : texts().joined.sentences(error, advice);
    return { status: 'problem', text, lines };
  }
  if (remedy.actions.length === 0) return null;
  return { status: 'skipped', text: texts().wizard.ran(remedy.title), lines };
}
