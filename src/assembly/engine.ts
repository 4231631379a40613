import { createStore, type StoreApi } from 'zustand/vanilla';
import { runRemedy } from '../checklist/manifest/run-remedy.ts';
import type { Host } from '../host/host.ts';
import { type Activities, createActivities } from './activities.ts';
import type { Assembly, AssemblyState, Wanted } from './assembly.ts';
import { nothingWanted } from './nothing-wanted.ts';
import { isWhole, nothingRead } from './reading.ts';
import { saveableOf } from './saveable-of.ts';
import { saveRemedy } from './saving.ts';

export type AssemblyOptions = {
  readonly host: Host;
  /** What the command line says already. */
  readonly wanted: Partial<Wanted>;
  /** Takes the screen down, does something in the person's own terminal, and puts the screen back. */
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

/** The assembly of a list on a host: reads, judges, asks, makes, and reads back. */
export function createAssembly({ host, wanted, suspend }: AssemblyOptions): Assembly {
  const store = createStore<AssemblyState>(() => initialState(host.label, wanted));
  const activities = createActivities({ host, store, suspend });
  const leaving = leavingOf(store, activities);
  const isTurn = () => {
    const { phase, prompt } = store.getState();
    const isOpen = ['asking', 'read', 'made', 'failed'].includes(phase);
    return isOpen && prompt === null && !activities.isBusy() && !leaving.hasBegun();
  };
  const { quit, interrupt, answerLeaving } = leaving;
  const { consenting } = activities;
  return {
    store,
    ...turnsOf({ host, store, activities, isTurn }),
    answer: (text) => void consenting.answer(text),
    consent: (isYes) => {
      if (store.getState().prompt?.kind === 'quit') answerLeaving(isYes);
      else void consenting.consent(isYes);
    },
    quit,
    interrupt,
  };
}

type Turns = {
  readonly host: Host;
  readonly store: StoreApi<AssemblyState>;
  readonly activities: Activities;
  readonly isTurn: () => boolean;
};

/** What a person can want when it is their turn. */
function turnsOf({ host, store, activities, isTurn }: Turns) {
  const { reading, consenting } = activities;
  const read = () => {
    if (isWhole(store.getState().wanted)) void reading.read();
  };
  const onTurn =
    <Input extends readonly unknown[]>(intention: (...input: Input) => void) =>
    (...input: Input) => {
      if (isTurn()) intention(...input);
    };
  return {
    start: read,
    setWanted: onTurn((change) =>
      store.setState((state) => ({ wanted: { ...state.wanted, ...change } })),
    ),
    read: onTurn(read),
    choose: onTurn(consenting.choose),
    make: onTurn(() => {
      const { plan, phase } = store.getState();
      if (plan !== null && phase === 'read') consenting.choose(plan);
    }),
    save: onTurn((kind) => {
      const last = reading.last();
      const saveable = last === null ? null : saveableOf(last);
      if (saveable !== null) consenting.choose(saveRemedy(host, kind, saveable));
    }),
    probe: onTurn((command) => {
      const { manifest } = store.getState();
      if (manifest !== null && manifest.rows.length > 0) {
        consenting.choose(runRemedy(manifest, command));
      }
    }),
    back: onTurn(() => store.setState({ ...nothingRead, phase: 'asking', outcome: null })),
  } satisfies Partial<Assembly>;
}

/** The ways to leave: at once, after a question, or by Ctrl+C. */
function leavingOf(store: StoreApi<AssemblyState>, activities: Activities) {
  let hasBegun = false;
  async function leave(exitCode: number): Promise<void> {
    if (hasBegun) return store.setState({ exitCode });
    hasBegun = true;
    store.setState({ prompt: null });
    await activities.close();
    store.setState({ exitCode });
  }
  return {
    hasBegun: () => hasBegun,
    // What only writes its receipt still is waited for, and asks nobody.
    quit: () => {
      if (activities.isUnderWay()) store.setState({ prompt: { kind: 'quit' } });
      else void leave(exitCodeOf(store.getState()));
    },
    answerLeaving: (isYes: boolean) => {
      if (isYes) void leave(exitCodeOf(store.getState()));
      else store.setState({ prompt: null });
    },
    interrupt: () => {
      if (hasBegun || !activities.stop()) void leave(130);
    },
  };
}

function initialState(label: string | null, wanted: Partial<Wanted>): AssemblyState {
  return {
    ...{ label, phase: 'asking', wanted: { ...nothingWanted, ...wanted }, ...nothingRead },
    ...{ prompt: null, doing: null, outcome: null, changes: [], saved: {}, exitCode: null },
  };
}

/** The exit code of a person who leaves now, other than by Ctrl+C. */
export function exitCodeOf({ phase }: AssemblyState): number {
  if (phase === 'made') return 0;
  return phase === 'failed' ? 1 : 130;
}
