import { createStore, type StoreApi } from 'zustand/vanilla';
import { NamespaceLost } from './namespace.ts';
import { type Clinic, openRecording } from './open.ts';
import {
  interpreters,
  ownScene,
  type Scene,
  type StateId,
  type Switches,
  sceneOf,
  stateIds,
} from './scenes.ts';
import type { Outcome } from './step.ts';

/** A page of the clinic: what it is about, a state, and what a person breaks by hand. */
export type PageId = 'intro' | StateId | 'own';

export const pageIds: readonly PageId[] = ['intro', ...stateIds, 'own'];

/** What a person has seen, and what is being looked at. */
export type WalkState = {
  readonly clinic: Clinic;
  readonly page: PageId;
  /** By the scene's id, the newest of each. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** How often the scene in focus was performed since it came into focus. */
  readonly turns: number;
  readonly switches: Switches;
  /** The last page was seen: whoever leaves after it has come to the end. */
  readonly hasSeenAll: boolean;
  /** Set once the clinic is over. */
  readonly exitCode: number | null;
};

/** What a person can do in the clinic. */
export type Walk = {
  readonly store: StoreApi<WalkState>;
  /** The next page; after the last one, the end. */
  readonly next: () => void;
  readonly back: () => void;
  readonly goTo: (page: PageId) => void;
  /** Performs what is shown once more. */
  readonly again: () => void;
  /** Changes what a person breaks by hand, and performs it. */
  readonly set: (switches: Partial<Switches>) => void;
  readonly quit: () => void;
  readonly interrupt: () => void;
};

const interrupted = 130;

export const firstSwitches: Switches = {
  ...{ F: true, P: false, enabled: true, interpreter: interpreters[0] },
};

/** The scene that a page shows, null for one that shows none. */
export function sceneAt({ clinic, page, switches }: WalkState): Scene | null {
  if (page === 'intro') return null;
  return page === 'own' ? ownScene(switches, clinic.stage) : sceneOf(page, clinic.stage);
}

/** Leads through the pages of a clinic. Each state is performed when it is first seen, and again on demand. */
export function createWalk(opened: Clinic): Walk {
  const store = createStore<WalkState>(() => ({
    ...{ clinic: opened, page: 'intro', outcomes: {}, turns: 0 },
    ...{ switches: firstSwitches, hasSeenAll: false, exitCode: null },
  }));
  const now = () => store.getState();
  const leave = (exitCode: number) => {
    if (now().exitCode === null) store.setState({ exitCode });
  };
  const show = createShow(store);
  const goTo = (page: PageId) => {
    store.setState({ page, turns: 0, hasSeenAll: now().hasSeenAll || page === 'own' });
    void show();
  };
  const move = (by: 1 | -1) => {
    const page = pageIds[pageIds.indexOf(now().page) + by];
    if (page !== undefined) goTo(page);
    return page !== undefined;
  };
  return {
    ...{ store, goTo },
    next: () => {
      if (!move(1)) leave(0);
    },
    back: () => void move(-1),
    again: () => void show(),
    set: (switches) => {
      store.setState({ switches: { ...now().switches, ...switches }, turns: 0 });
      void show();
    },
    quit: () => leave(now().hasSeenAll ? 0 : interrupted),
    interrupt: () => leave(interrupted),
  };
}

/** Performs what is in focus, one scene after the other: they share one table. */
function createShow(store: StoreApi<WalkState>): () => Promise<void> {
  let last = Promise.resolve();
  const perform = async (wanted: string) => {
    const scene = sceneAt(store.getState());
    // Whoever has turned the page does not wait for it.
    if (scene?.id !== wanted) return;
    const outcome = await performed(store, scene);
    store.setState(({ outcomes, turns }) => ({
      outcomes: { ...outcomes, [scene.id]: outcome },
      turns: sceneAt(store.getState())?.id === wanted ? turns + 1 : turns,
    }));
  };
  return () => {
    const wanted = sceneAt(store.getState())?.id;
    if (wanted !== undefined) last = last.then(() => perform(wanted));
    return last;
  };
}

/** Where the namespace is lost, the recording goes on. */
async function performed(store: StoreApi<WalkState>, scene: Scene): Promise<Outcome> {
  const { clinic } = store.getState();
  try {
    return await clinic.perform(scene);
  } catch (error) {
    if (!(error instanceof NamespaceLost)) throw error;
    const recording = await openRecording({ reason: 'lost', evidence: [] });
    store.setState({ clinic: recording, outcomes: {} });
    return recording.perform(scene);
  }
}
