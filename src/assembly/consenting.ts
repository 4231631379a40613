import type { StoreApi } from 'zustand/vanilla';
import { answerQuestion } from '../wizard/answering.ts';
import type { Prompt } from '../wizard/state.ts';
import type { AssemblyRemedy, AssemblyState } from './assembly.ts';
import type { CarriedOut } from './carrying-out.ts';

/** Takes a remedy through question and consent, and has it carried out. */
export type Consenting = {
  readonly choose: (remedy: AssemblyRemedy) => void;
  readonly answer: (text: string) => Promise<void>;
  readonly consent: (isYes: boolean) => Promise<void>;
  /** Between a yes and its end. */
  readonly isBusy: () => boolean;
  /** Resolves when all that was said yes to has ended, the second look and its receipt too. */
  readonly ended: () => Promise<void>;
};

export type ConsentingOptions = {
  readonly store: StoreApi<AssemblyState>;
  /** Reads all sources afresh. */
  readonly read: () => Promise<void>;
  readonly carryOut: (remedy: AssemblyRemedy) => Promise<CarriedOut>;
};

/** Nothing is carried out but what the prompt showed and a yes was said to. */
export function createConsenting({ store, read, carryOut }: ConsentingOptions): Consenting {
  let isBusy = false;
  let underWay: Promise<void> | null = null;
  const { setPrompt, offer } = createOffering({ store, read });

  async function agreed(remedy: AssemblyRemedy): Promise<void> {
    isBusy = true;
    const { patch, isToRead, complete } = await carryOut(remedy);
    // It is the person's turn before anyone is told so.
    isBusy = false;
    store.setState(patch);
    if (isToRead) await read();
    await complete?.(isToRead ? store.getState().findings : []);
  }

  return {
    choose: (remedy) => {
      store.setState({ outcome: null });
      offer(remedy);
    },
    answer: (text) =>
      answerQuestion(text, { prompt: () => store.getState().prompt, setPrompt, offer }),
    consent: async (isYes) => {
      const { prompt } = store.getState();
      if (prompt === null || prompt.kind === 'quit') return;
      if (prompt.kind === 'question' && isYes) return;
      setPrompt(null);
      if (!isYes) return;
      underWay = agreed(prompt.remedy);
      await underWay;
    },
    isBusy: () => isBusy,
    ended: async () => void (await underWay),
  };
}

/** Shows what is to be answered or agreed to; what needs neither is wanted at once. */
function createOffering({ store, read }: Pick<ConsentingOptions, 'store' | 'read'>) {
  const setPrompt = (prompt: Prompt) => store.setState({ prompt });

  /** What was chosen may be read, judged and made in another way. */
  function want({ wants }: AssemblyRemedy): void {
    store.setState((state) => ({ wanted: { ...state.wanted, ...wants } }));
    void read();
  }

  function offer(remedy: AssemblyRemedy): void {
    const isChoice = remedy.actions.length === 0 && remedy.needs === 'nothing';
    if (remedy.question !== undefined) {
      setPrompt({ kind: 'question', remedy, refused: null });
    } else if (isChoice) want(remedy);
    else setPrompt({ kind: 'consent', remedy });
  }

  return { setPrompt, offer };
}
