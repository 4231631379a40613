import { createStore } from 'zustand/vanilla';
import type { BuildFacts } from '../checklist/build.ts';
import { createBuild } from '../docker/lanes.ts';
import { engineTime } from '../docker/progress/engine-time.ts';
import { createProgressReader, type ProgressEvent } from '../docker/progress.ts';
import { noAnswers } from '../model/answers.ts';
import { createBuildLog } from './build-log.ts';
import type { Wizard } from './intentions.ts';
import { createPacing } from './pacing.ts';
import { createPlainLog } from './plain-log.ts';
import { createPlayClock, type PlayClock } from './play-clock.ts';
import type { WizardState } from './state.ts';
import { initialState, withStep } from './transitions.ts';

/** A recorded build that plays: what a wizard is to its screen, and the way to stop its clock. */
export type Player = Wizard & { readonly stop: () => void };

/** An event with the time of the engine's clock at which it was known, in milliseconds. */
type Timed = { readonly event: ProgressEvent; readonly at: number };

/** How often the picture is drawn anew while there is something new, and while only its clocks run. Milliseconds. */
const frame = 250;
const clocks = 1_000;

/**
 * Plays a recording through the build step: nothing runs, nothing is written.
 *
 * @param speed How many times as fast as it was recorded.
 */
export function createPlayer(recording: readonly Uint8Array[], speed: number): Player {
  const store = createStore<WizardState>(() => ({
    ...withStep(initialState(null, noAnswers), 'build', { phase: 'looked', facts: ready }),
    current: 'build',
    pace: { speed, isPaused: false },
  }));
  const feed = createFeed(recording);
  const clock = createPlayClock(feed.first, speed, feed.next);
  const { start, stop, play } = createPlayback(feed, clock, (change) =>
    store.setState((state) => {
      const { facts } = state.steps.build;
      return facts === null ? state : withStep(state, 'build', { facts: { ...facts, ...change } });
    }),
  );
  const pacing = createPacing(clock, (pace) => {
    store.setState({ pace });
    play();
  });
  const leave = (exitCode: number) => () => {
    stop();
    store.setState({ exitCode });
  };
  const end = leave(0);
  return {
    ...{
      store,
      pacing,
      start,
      stop,
      goOn: end,
      quit: end,
      cancelBuild: end,
      interrupt: leave(130),
    },
    ...{ choose: nothing, answer: nothing, otherwise: nothing, consent: nothing, back: nothing },
    ...{ lookAgain: nothing, goTo: nothing, setAnswers: nothing },
    ...{ tryAgain: nothing, probe: nothing },
  };
}

/** The recording on a clock: tells what changes in the picture of the build. */
function createPlayback(
  feed: ReturnType<typeof createFeed>,
  clock: PlayClock,
  tell: (change: Partial<BuildFacts>) => void,
) {
  let timer: NodeJS.Timeout | null = null;
  let shown = { taken: -1, at: 0 };
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  /** Shows what has come due. */
  const play = () => {
    if (timer === null) return;
    const now = clock.now();
    const taken = feed.takeUntil(now);
    if (taken === feed.count) {
      stop();
      const snapshot = feed.finish();
      return tell({ snapshot, phase: snapshot.outcome ?? 'cancelled' });
    }
    if (taken === shown.taken && Date.now() - shown.at < clocks) return;
    shown = { taken, at: Date.now() };
    tell({ snapshot: feed.snapshot(now) });
  };
  const start = () => {
    clock.restart();
    tell({ log: feed.log, phase: 'running' });
    timer = setInterval(play, frame);
    play();
  };
  return { start, stop, play };
}

/** The events of a recording, given to a build and its log as they come due. */
function createFeed(recording: readonly Uint8Array[]) {
  const log = createBuildLog();
  const plain = createPlainLog(log.push);
  const build = createBuild({ onLine: plain.line });
  const events = timed(recording);
  let next = 0;
  return {
    log,
    first: events[0]?.at ?? 0,
    count: events.length,
    /** When the next one was known; null after the last one. */
    next: () => events[next]?.at ?? null,
    snapshot: build.snapshot,
    /** Takes what is due at a time of the engine's clock; how many were taken so far. */
    takeUntil: (now: number): number => {
      for (let due = events[next]; due !== undefined && due.at <= now; due = events[next]) {
        plain.before(due.event);
        build.take(due.event, due.at);
        plain.after(due.event);
        next += 1;
      }
      return next;
    },
    finish: () => {
      build.finish({ exitCode: null });
      return build.snapshot();
    },
  };
}

const nothing = () => {};

const ready: BuildFacts = {
  command: [],
  phase: 'ready',
  snapshot: null,
  log: null,
  logFile: null,
  exitCode: null,
  diagnoses: [],
};

/** The events of a recording, each at the latest time that it or one before it names. */
function timed(recording: readonly Uint8Array[]): readonly Timed[] {
  const reader = createProgressReader();
  const events = [...recording.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
  const first = events.map(latest).find((at) => at !== null) ?? 0;
  let at = first;
  return events.map((event) => {
    at = Math.max(at, latest(event) ?? at);
    return { event, at };
  });
}

function latest(event: ProgressEvent): number | null {
  if (event.type !== 'status') return null;
  const { vertexes = [], statuses = [], logs = [] } = event.status;
  const times = [
    ...[...vertexes, ...statuses].flatMap(({ started, completed }) => [started, completed]),
    ...logs.map(({ timestamp }) => timestamp),
  ].map(engineTime);
  return times.reduce((last, time) => (time === null ? last : Math.max(last ?? time, time)), null);
}
