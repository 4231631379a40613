import type { StoreApi } from 'zustand/vanilla';
import type { Host } from '../host/host.ts';
import { type Changing, createChanging } from '../wizard/changing.ts';
import { createRowProbing, type Probing, withProof } from '../wizard/probing.ts';
import type { AssemblyState } from './assembly.ts';
import { createCarryingOut } from './carrying-out.ts';
import { type Consenting, createConsenting } from './consenting.ts';
import { createReading, type ReadingRounds } from './reading.ts';
import { runPlan } from './running.ts';

/** All that can be under way in an assembly. */
export type Activities = {
  readonly reading: ReadingRounds;
  readonly consenting: Consenting;
  /** Between a yes and its end: nobody's turn. */
  readonly isBusy: () => boolean;
  /** Something runs that a person who leaves now would cut short. */
  readonly isUnderWay: () => boolean;
  /** Ends what was begun last; false where nothing runs that is not ending yet. */
  readonly stop: () => boolean;
  /** Ends all of it, and begins nothing more; resolves when its children and receipts are done. */
  readonly close: () => Promise<void>;
};

export type ActivitiesOptions = {
  readonly host: Host;
  readonly store: StoreApi<AssemblyState>;
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

const isMakingIn = ({ phase }: AssemblyState): boolean =>
  phase === 'making' || phase === 'comparing';

const isAtWorkIn = (state: AssemblyState): boolean =>
  isMakingIn(state) || state.phase === 'checking';

/** All that an assembly does over time, on one host, told to one store. */
export function createActivities({ host, store, suspend }: ActivitiesOptions): Activities {
  let making = new AbortController();
  let isClosed = false;
  const { reading, changing, probing } = createParts({ host, store, suspend });
  const carryOut = createCarryingOut({
    ...{ host, store, changing, probing },
    make: async () => {
      const read = reading.last();
      making = new AbortController();
      return read === null ? {} : runPlan({ host, store, changing, read, signal: making.signal });
    },
  });
  const read = async () => (isClosed ? undefined : reading.read());
  const consenting = createConsenting({ store, read, carryOut });
  const isRunning = () => changing.isRunning() || probing.isRunning();

  /** Between its commands nothing runs, and the next of them is not begun either. */
  function callOff(): void {
    making.abort();
    reading.end();
    changing.stop();
  }

  return {
    ...{ reading, consenting },
    isBusy: () => consenting.isBusy() || isRunning(),
    isUnderWay: () => isRunning() || isAtWorkIn(store.getState()),
    stop: () => {
      if (!isMakingIn(store.getState()) || making.signal.aborted) return stopOne(changing, probing);
      callOff();
      return true;
    },
    close: async () => {
      isClosed = true;
      callOff();
      probing.stop();
      await Promise.all([consenting.ended(), changing.ended(), probing.ended()]);
    },
  };
}

/** What reads, what changes something, and what runs the images of the table. */
function createParts({ host, store, suspend }: ActivitiesOptions) {
  const reading = createReading(host, store);
  const env = () => reading.last()?.ground.env ?? {};
  return {
    reading,
    changing: createChanging({ host, env, suspend }),
    probing: tableProbing(host, store, env),
  };
}

/** Ends the first that runs; false where none does that is not ending yet. */
function stopOne(...all: readonly Pick<Changing, 'isRunning' | 'isStopping' | 'stop'>[]): boolean {
  const running = all.find((one) => one.isRunning() && !one.isStopping());
  running?.stop();
  return running !== undefined;
}

/** The run-proof of the list that was read back. */
const tableProbing = (
  host: Host,
  store: StoreApi<AssemblyState>,
  env: () => Readonly<Record<string, string>>,
): Probing =>
  createRowProbing({
    ...{ host, env, onRow: () => {} },
    facts: () => store.getState().manifest,
    show: (probe, run) =>
      store.setState(({ manifest }) =>
        manifest === null ? {} : { manifest: withProof(manifest, probe, run) },
      ),
  });
