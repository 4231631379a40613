import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host.ts';
import type { Remedy } from '../model/remedy.ts';
import { beginReceipt } from '../receipts/begin.ts';
import { texts } from '../texts/index.ts';
import { answerQuestion } from '../wizard/answering.ts';
import type { Changing } from '../wizard/changing.ts';
import type { Probing } from '../wizard/probing.ts';
import type { Prompt } from '../wizard/state.ts';
import type { AssemblyRemedy, AssemblyState } from './assembly.ts';

/** Takes a remedy through question and consent, and carries it out. */
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
  readonly host: Host;
  readonly store: StoreApi<AssemblyState>;
  readonly changing: Changing;
  readonly probing: Probing;
  /** Reads all sources afresh. */
  readonly read: () => Promise<void>;
  /** Makes the list that was consented to; what the store is to be told of it. */
  readonly make: () => Promise<Partial<AssemblyState>>;
};

/** What came of a yes: what the store is told, and whether everything is to be read afresh. */
type CarriedOut = { readonly patch: Partial<AssemblyState>; readonly isToRead: boolean };

export function createConsenting(options: ConsentingOptions): Consenting {
  const { host, store, changing, probing, read, make } = options;
  let isBusy = false;
  let underWay: Promise<CarriedOut> | null = null;

  const setPrompt = (prompt: Prompt) => store.setState({ prompt });

  const choose = (remedy: AssemblyRemedy) => {
    store.setState({ outcome: null });
    offer(remedy);
  };

  function offer(remedy: AssemblyRemedy): void {
    const isChoice = remedy.actions.length === 0 && remedy.needs === 'nothing';
    if (remedy.question !== undefined) {
      setPrompt({ kind: 'question', remedy, refused: null });
    } else if (isChoice) want(remedy);
    else setPrompt({ kind: 'consent', remedy });
  }

  /** What was chosen may be read, judged and made in another way. */
  function want({ wants }: AssemblyRemedy): void {
    store.setState((state) => ({ wanted: { ...state.wanted, ...wants } }));
    void read();
  }

  const answer = (text: string): Promise<void> =>
    answerQuestion(text, { prompt: () => store.getState().prompt, setPrompt, offer });

  async function consent(isYes: boolean): Promise<void> {
    const { prompt } = store.getState();
    if (prompt === null || prompt.kind === 'quit') return;
    if (prompt.kind === 'question' && isYes) return;
    setPrompt(null);
    if (!isYes) return;
    isBusy = true;
    underWay = carryOut(prompt.remedy);
    const { patch, isToRead } = await underWay;
    // It is the person's turn before anyone is told so.
    isBusy = false;
    store.setState(patch);
    if (isToRead) await read();
  }

  async function carryOut(remedy: AssemblyRemedy): Promise<CarriedOut> {
    if (remedy === store.getState().plan) return { patch: await make(), isToRead: false };
    if (remedy.sets?.probe !== undefined) return prove(remedy, remedy.sets.probe);
    // What only a person can do is never run: yes means that it was done.
    if (remedy.needs === 'person') return { patch: {}, isToRead: true };
    const change = await changing.change(remedy, [], (doing) => store.setState({ doing }));
    const { error, lines } = change;
    await change.complete('changed', []);
    if (error !== null) {
      const outcome = { status: 'problem', text: error, lines } as const;
      return { patch: { doing: null, outcome }, isToRead: false };
    }
    const outcome = { status: 'ok', text: texts().wizard.ran(remedy.title), lines } as const;
    const patch = { doing: null, outcome, ...changed(remedy), ...saved(remedy) };
    return { patch, isToRead: remedy.saves === undefined };
  }

  const changed = ({ changes: text, undo }: Remedy) => ({
    changes: [...store.getState().changes, { text, undo }],
  });

  /** Where it wrote down the way. */
  function saved({ saves, actions: [action] }: AssemblyRemedy): Partial<AssemblyState> {
    if (saves === undefined || action === undefined || !('edit' in action)) return {};
    return { saved: { ...store.getState().saved, [saves]: action.edit } };
  }

  async function prove(remedy: Remedy, command: readonly string[]): Promise<CarriedOut> {
    const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
    await probing.run(command);
    await receipt.complete('changed', []);
    return { patch: changed(remedy), isToRead: false };
  }

  return {
    choose,
    answer,
    consent,
    isBusy: () => isBusy,
    ended: async () => void (await underWay),
  };
}
