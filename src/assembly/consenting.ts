import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host.ts';
import type { Remedy } from '../model/remedy.ts';
import { beginReceipt } from '../receipts/begin.ts';
import { texts } from '../texts/index.ts';
import type { Changing } from '../wizard/changing.ts';
import type { Probing } from '../wizard/probing.ts';
import type { AssemblyRemedy, AssemblyState } from './assembly.ts';

/** Takes a remedy through question and consent, and carries it out. */
export type Consenting = {
  readonly choose: (remedy: AssemblyRemedy) => void;
  readonly answer: (text: string) => Promise<void>;
  readonly consent: (isYes: boolean) => Promise<void>;
  /** Between a yes and its end. */
  readonly isBusy: () => boolean;
};

export type ConsentingOptions = {
  readonly host: Host;
  readonly store: StoreApi<AssemblyState>;
  readonly changing: Changing;
  readonly probing: Probing;
  /** Reads all sources afresh. */
  readonly read: () => Promise<void>;
  /** Makes the list that was consented to. */
  readonly make: () => Promise<void>;
};

export function createConsenting(options: ConsentingOptions): Consenting {
  const { host, store, changing, probing, read, make } = options;
  let isBusy = false;

  const choose = (remedy: AssemblyRemedy) => {
    store.setState({ outcome: null });
    offer(remedy);
  };

  function offer(remedy: AssemblyRemedy): void {
    const isChoice = remedy.actions.length === 0 && remedy.needs === 'nothing';
    if (remedy.question !== undefined) {
      store.setState({ prompt: { kind: 'question', remedy, refused: null } });
    } else if (isChoice) want(remedy);
    else store.setState({ prompt: { kind: 'consent', remedy } });
  }

  /** What was chosen may be read, judged and made in another way. */
  function want({ wants }: AssemblyRemedy): void {
    store.setState((state) => ({ wanted: { ...state.wanted, ...wants } }));
    void read();
  }

  async function answer(text: string): Promise<void> {
    const { prompt } = store.getState();
    if (prompt?.kind !== 'question' || prompt.remedy.question === undefined) return;
    const { remedy } = prompt;
    const refuse = (refused: string) =>
      store.setState({ prompt: { kind: 'question', remedy, refused } });
    const refused = prompt.remedy.question.check(text);
    if (refused !== null) return refuse(refused);
    const answered = await prompt.remedy.question.answer(text);
    // Esc may have closed the question in the meantime.
    if (store.getState().prompt !== prompt) return;
    if ('refused' in answered) return refuse(answered.refused);
    store.setState({ prompt: null });
    offer(answered);
  }

  async function consent(isYes: boolean): Promise<void> {
    const { prompt } = store.getState();
    if (prompt === null || prompt.kind === 'quit') return;
    if (prompt.kind === 'question' && isYes) return;
    store.setState({ prompt: null });
    if (!isYes) return;
    isBusy = true;
    const isReread = await carryOut(prompt.remedy);
    isBusy = false;
    if (isReread) await read();
  }

  /** Whether what was read is to be read again. */
  async function carryOut(remedy: AssemblyRemedy): Promise<boolean> {
    if (remedy === store.getState().plan) return make().then(() => false);
    if (remedy.sets?.probe !== undefined) return prove(remedy, remedy.sets.probe);
    // What only a person can do is never run: yes means that it was done.
    if (remedy.needs === 'person') return true;
    const change = await changing.change(remedy, [], (doing) => store.setState({ doing }));
    const { error, lines } = change;
    await change.complete('changed', []);
    store.setState({
      doing: null,
      outcome:
        error === null
          ? { status: 'ok', text: texts().wizard.ran(remedy.title), lines }
          : { status: 'problem', text: error, lines },
    });
    if (error !== null) return false;
    noteChange(remedy);
    return !noteSaved(remedy);
  }

  const noteChange = ({ changes: text, undo }: Remedy) =>
    store.setState(({ changes }) => ({ changes: [...changes, { text, undo }] }));

  /** Whether it wrote down the way: nothing that was read is touched by that. */
  function noteSaved({ saves, actions: [action] }: AssemblyRemedy): boolean {
    if (saves === undefined || action === undefined || !('edit' in action)) return false;
    store.setState(({ saved }) => ({ saved: { ...saved, [saves]: action.edit } }));
    return true;
  }

  async function prove(remedy: Remedy, command: readonly string[]): Promise<false> {
    const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
    await probing.run(command);
    await receipt.complete('changed', []);
    noteChange(remedy);
    return false;
  }

  return { choose, answer, consent, isBusy: () => isBusy };
}
