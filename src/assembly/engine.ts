import { createStore } from 'zustand/vanilla';
import { runRemedy } from '../checklist/manifest/run-remedy.ts';
import type { Host } from '../host/host.ts';
import { createChanging } from '../wizard/changing.ts';
import { createRowProbing, withProof } from '../wizard/probing.ts';
import {
  type Assembly,
  type AssemblyState,
  nothingWanted,
  type Saved,
  type Wanted,
} from './assembly.ts';
import { createConsenting } from './consenting.ts';
import { createReading, isWhole, nothingRead } from './reading.ts';
import { runPlan } from './running.ts';
import { saveableOf } from './saveable.ts';
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
  const reading = createReading(host, store);
  const env = () => reading.last()?.ground.env ?? {};
  const changing = createChanging({ host, env, suspend });
  const probing = createRowProbing({
    ...{ host, env, onRow: () => {} },
    facts: () => store.getState().manifest,
    show: (probe, run) =>
      store.setState(({ manifest }) =>
        manifest === null ? {} : { manifest: withProof(manifest, probe, run) },
      ),
  });
  const consenting = createConsenting({
    ...{ host, store, changing, probing },
    read: async () => (isLeaving ? undefined : reading.read()),
    make: async () => {
      const read = reading.last();
      making = new AbortController();
      return read === null ? {} : runPlan({ host, store, changing, read, signal: making.signal });
    },
  });
  let making = new AbortController();
  let isLeaving = false;

  const isBusy = () => consenting.isBusy() || changing.isRunning() || probing.isRunning();
  const isTurn = () => {
    const { phase, prompt } = store.getState();
    const isOpen = ['asking', 'read', 'made', 'failed'].includes(phase);
    return isOpen && prompt === null && !isBusy() && !isLeaving;
  };
  const onTurn =
    <Input extends readonly unknown[]>(intention: (...input: Input) => void) =>
    (...input: Input) => {
      if (isTurn()) intention(...input);
    };

  /** Between its commands nothing runs, and the next of them is not begun either. */
  function callOff(): void {
    making.abort();
    reading.end();
    changing.stop();
  }

  async function leave(exitCode: number): Promise<void> {
    if (isLeaving) return store.setState({ exitCode });
    isLeaving = true;
    store.setState({ prompt: null });
    callOff();
    probing.stop();
    if (isBusy()) await Promise.all([consenting.ended(), changing.ended(), probing.ended()]);
    store.setState({ exitCode });
  }

  const read = () => {
    if (isWhole(store.getState().wanted)) void reading.read();
  };
  const save = (kind: Saved) => {
    const last = reading.last();
    const saveable = last === null ? null : saveableOf(last);
    if (saveable !== null) consenting.choose(saveRemedy(host, kind, saveable));
  };

  return {
    store,
    start: read,
    setWanted: onTurn((change) =>
      store.setState((state) => ({ wanted: { ...state.wanted, ...change } })),
    ),
    read: onTurn(read),
    choose: onTurn(consenting.choose),
    answer: (text) => void consenting.answer(text),
    consent: (isYes) => {
      const { prompt } = store.getState();
      if (prompt?.kind !== 'quit') return void consenting.consent(isYes);
      if (isYes) void leave(exitCodeOf(store.getState()));
      else store.setState({ prompt: null });
    },
    make: onTurn(() => {
      const { plan, phase } = store.getState();
      if (plan !== null && phase === 'read') consenting.choose(plan);
    }),
    save: onTurn(save),
    probe: onTurn((command) => {
      const { manifest } = store.getState();
      if (manifest !== null && manifest.rows.length > 0) {
        consenting.choose(runRemedy(manifest, command));
      }
    }),
    back: onTurn(() => store.setState({ ...nothingRead, phase: 'asking', outcome: null })),
    quit: () => {
      if (isBusy()) store.setState({ prompt: { kind: 'quit' } });
      else void leave(exitCodeOf(store.getState()));
    },
    interrupt: () => {
      const isMaking = store.getState().phase === 'making' && !making.signal.aborted;
      if (isMaking && !isLeaving) return callOff();
      const activity = [changing, probing].find((one) => one.isRunning() && !one.isStopping());
      if (activity === undefined || isLeaving) void leave(130);
      else activity.stop();
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
