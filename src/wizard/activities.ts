import type { StoreApi } from 'zustand/vanilla';
import type { Checklist } from '../checklist/index.ts';
import type { Host } from '../host/host.ts';
import { type Archiving, createArchiving } from './archiving.ts';
import type { Rights } from './as-shown.ts';
import { type Building, createBuilding } from './building.ts';
import { type Changing, createChanging } from './changing.ts';
import { childrenEnv } from './children-env.ts';
import { openLog } from './logs.ts';
import { createLooking, type Looking } from './looking.ts';
import { createProbing, type Probing } from './probing.ts';
import type { WizardState } from './state.ts';

/** All that can be under way in a wizard. */
export type Activities = {
  readonly looking: Looking;
  readonly changing: Changing;
  readonly building: Building;
  readonly archiving: Archiving;
  readonly probing: Probing;
  /** Something runs that must not be disturbed: nobody's turn. */
  readonly isBusy: () => boolean;
  /** Ends what runs; false where nothing does that is not ending yet. A build is asked about first. */
  readonly stop: () => boolean;
  /** Ends all of it, and begins no other look; resolves when its children and receipts are done. */
  readonly close: () => Promise<void>;
};

export type ActivitiesOptions = {
  readonly host: Host;
  readonly store: StoreApi<WizardState>;
  readonly steps: Checklist;
  readonly rights: () => Rights;
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

/** All that a wizard does over time, on one host, told to one store. */
export function createActivities(options: ActivitiesOptions): Activities {
  const { store } = options;
  const parts = createParts(options);
  const { looking, changing, building, archiving, probing } = parts;
  return {
    ...parts,
    isBusy: () => {
      const { current, steps } = store.getState();
      const isApplying = changing.isRunning() || steps[current].phase === 'applying';
      return isApplying || building.isRunning() || probing.isRunning();
    },
    stop: () => {
      const all = [changing, probing];
      const running = building.isRunning()
        ? building
        : all.find((one) => one.isRunning() && !one.isStopping());
      running?.stop();
      return running !== undefined;
    },
    close: async () => {
      looking.end();
      changing.stop();
      probing.stop();
      building.kill();
      await Promise.all([changing, probing, building, archiving].map(({ ended }) => ended()));
    },
  };
}

function createParts({ host, store, steps, rights, suspend }: ActivitiesOptions) {
  const env = () => childrenEnv(store.getState().answers);
  const looking = createLooking({ host, store, steps, rights });
  const builderFacts = () => {
    const { client, builder } = store.getState().steps;
    return {
      hasRawjson: client.facts?.hasRawjson ?? true,
      nativePlatform: builder.facts?.native ?? null,
    };
  };
  return {
    looking,
    changing: createChanging({ host, env, suspend }),
    building: createBuilding({ host, store, openLog: () => openLog(host), builderFacts }),
    archiving: createArchiving({ host, store, looking }),
    probing: createProbing({ host, store, env, onRow: () => looking.judgeAgain('manifest') }),
  };
}
