import type { StoreApi } from 'zustand/vanilla';
import type { BuildFacts } from '../checklist/build.ts';
import type { Activities } from './activities.ts';
import type { Pacing } from './pacing.ts';
import type { WizardState } from './state.ts';

/** A run of the build step: a last look, the build, and why it failed. */
export type BuildRun = {
  /**
   * How the build ended; `in-the-way` where it was not begun, as something is there now where its
   * archive goes; null where the person left before.
   */
  readonly run: () => Promise<BuildFacts['phase'] | 'in-the-way' | null>;
  /** The last look before the build is under way. */
  readonly isStarting: () => boolean;
};

export type BuildRunOptions = {
  readonly store: StoreApi<WizardState>;
  readonly activities: Pick<Activities, 'looking' | 'archiving' | 'building'>;
  readonly pacing: Pacing | null;
  /** Looks for known failures in the output of a build that failed. */
  readonly explain: () => Promise<void>;
};

export function createBuildRun({ store, activities, pacing, explain }: BuildRunOptions): BuildRun {
  const { looking, archiving, building } = activities;
  let isStarting = false;
  const isClear = async () => {
    isStarting = true;
    await looking.lookAgain('build');
    const isFree = await archiving.isClear();
    isStarting = false;
    return isFree;
  };
  return {
    isStarting: () => isStarting,
    run: async () => {
      const mayBuild = await isClear();
      if (looking.isOver()) return null;
      if (!mayBuild) return 'in-the-way';
      await archiving.around(building.run);
      pacing?.resume();
      looking.judgeAgain('build');
      const phase = store.getState().steps.build.facts?.phase ?? null;
      if (phase === 'failed') await explain();
      return phase;
    },
  };
}
