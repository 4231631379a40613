import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { beginReceipt } from '../receipts/begin.ts';
import { texts } from '../texts/index.ts';
import type { Changing } from '../wizard/changing.ts';
import type { Probing } from '../wizard/probing.ts';
import type { AssemblyRemedy, AssemblyState } from './assembly.ts';

export type CarryingOptions = {
  readonly host: Host;
  readonly store: StoreApi<AssemblyState>;
  readonly changing: Changing;
  readonly probing: Probing;
  /** Makes the list that was consented to; what the store is to be told of it. */
  readonly make: () => Promise<Partial<AssemblyState>>;
};

/** What came of a yes. */
export type CarriedOut = {
  /** What the store is told. */
  readonly patch: Partial<AssemblyState>;
  /** Whether everything is to be read afresh. */
  readonly isToRead: boolean;
  /** Closes its receipt with what the second look found; left out where that was done. */
  readonly complete?: (findings: readonly Finding[]) => Promise<void>;
};

/** Carries out what was said yes to: the plan, the run-proof, or a way out. */
export function createCarryingOut(
  options: CarryingOptions,
): (remedy: AssemblyRemedy) => Promise<CarriedOut> {
  const { store, make } = options;
  return async (remedy) => {
    if (remedy === store.getState().plan) return { patch: await make(), isToRead: false };
    if (remedy.sets?.probe !== undefined) return prove(remedy, remedy.sets.probe, options);
    // What only a person can do is never run: yes means that it was done.
    if (remedy.needs === 'person') return { patch: {}, isToRead: true };
    return change(remedy, options);
  };
}

async function change(
  remedy: AssemblyRemedy,
  { store, changing }: CarryingOptions,
): Promise<CarriedOut> {
  const made = await changing.change(remedy, [], (doing) => store.setState({ doing }));
  const { error, lines } = made;
  if (error !== null) {
    await made.complete('unchanged', []);
    const outcome = { status: 'problem', text: error, lines } as const;
    return { patch: { doing: null, outcome }, isToRead: false };
  }
  const outcome = { status: 'ok', text: texts().wizard.ran(remedy.title), lines } as const;
  const state = store.getState();
  return {
    patch: { doing: null, outcome, ...changed(remedy, state), ...saved(remedy, state) },
    isToRead: remedy.saves === undefined,
    complete: (findings) => made.complete('changed', findings),
  };
}

async function prove(
  remedy: Remedy,
  command: readonly string[],
  { host, store, probing }: CarryingOptions,
): Promise<CarriedOut> {
  const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
  await probing.run(command);
  await receipt.complete('changed', []);
  return { patch: changed(remedy, store.getState()), isToRead: false };
}

const changed = ({ changes: text, undo }: Remedy, { changes }: AssemblyState) => ({
  changes: [...changes, { text, undo }],
});

/** Where it wrote down the way. */
function saved(
  { saves, actions: [action] }: AssemblyRemedy,
  { saved: before }: AssemblyState,
): Partial<AssemblyState> {
  if (saves === undefined || action === undefined || !('edit' in action)) return {};
  return { saved: { ...before, [saves]: action.edit } };
}
