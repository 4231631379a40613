import type { StoreApi } from 'zustand/vanilla';
import { lanesOf } from '../checklist/build/command.ts';
import type { BuildFacts } from '../checklist/build.ts';
import { type Build, createBuild } from '../docker/lanes.ts';
import { createPlainReader } from '../docker/progress/plain-reader.ts';
import { createProgressReader, type ProgressReader } from '../docker/progress.ts';
import type { Host, Ran, Running } from '../host/host.ts';
import { texts } from '../texts/index.ts';
import { createBuildLog } from './build-log.ts';
import { childrenEnv } from './children-env.ts';
import type { NewLog } from './logs.ts';
import { createPlainLog } from './plain-log.ts';
import type { WizardState } from './state.ts';
import { withStep } from './transitions.ts';

/** Runs the build of the build step, and keeps the screen's picture of it. */
export type Building = {
  /** Runs the command to its end; resolves when nothing of it is left. A second one at a time is not begun. */
  readonly run: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** Resolves when the build that runs has ended. */
  readonly ended: () => Promise<void>;
  /** Asks the person whether to cancel; asked already, or being cancelled, ends it at once. */
  readonly stop: () => void;
  /** The person's answer: cancels as Ctrl+C in a shell does, or lets it go on. */
  readonly answer: (isYes: boolean) => void;
  /** Ends it at once. */
  readonly kill: () => void;
};

export type BuildingOptions = {
  readonly host: Host;
  readonly store: StoreApi<WizardState>;
  /** Opens a new log. */
  readonly openLog: () => Promise<NewLog>;
  /** What the chosen builder runs itself, and whether its buildx tells progress as rawjson. */
  readonly builderFacts: () => {
    readonly nativePlatform: string | null;
    readonly hasRawjson: boolean;
  };
};

/** How often the picture is drawn anew while output comes, and while only its clocks run. Milliseconds. */
const freshEvery = 250;
const clocksEvery = 1_000;

export function createBuilding(options: BuildingOptions): Building {
  const { host, store } = options;
  let underWay: Promise<void> | null = null;
  let running: Running | null = null;

  const patch = (change: Partial<BuildFacts>) =>
    store.setState((state) => {
      const { facts } = state.steps.build;
      return facts === null ? state : withStep(state, 'build', { facts: { ...facts, ...change } });
    });
  /** Said once, in place of the path of a log that is not whole. */
  const tellUnkept = (path: string) => {
    const text = texts().wizard.noLog(path);
    if (store.getState().outcome?.text === text) return;
    patch({ logFile: null });
    store.setState({ outcome: { status: 'warning', text, lines: [] } });
  };
  /** As the host has it: the practice machine's clock goes at a speed of its own. */
  const now = () => host.now().getTime();
  const phase = () => store.getState().steps.build.facts?.phase ?? 'ready';
  const isRunning = () => ['running', 'asking', 'cancelling'].includes(phase());

  async function run(command: readonly string[]): Promise<void> {
    const { answers } = store.getState();
    const { nativePlatform, hasRawjson } = options.builderFacts();
    const log = createBuildLog();
    patch({ ...fresh, phase: 'running', log });
    const { log: file, notKept } = await options.openLog();
    if (file === null) tellUnkept(notKept.path);
    else patch({ logFile: file.path });
    const watchFile = () => {
      if (file !== null && file.error() !== null) tellUnkept(file.path);
    };
    const plain = createPlainLog((line) => {
      log.push(line);
      file?.append(`${line}\n`);
    });
    const lanes = lanesOf(answers, store.getState().steps.target.facts);
    const build = createBuild({ ...lanes, nativePlatform, onLine: plain.line });
    const feed = createFeed(
      hasRawjson ? createProgressReader() : createPlainReader(now),
      (event) => {
        plain.before(event);
        build.take(event, now());
        plain.after(event);
      },
    );
    const stopDrawing = draw(build, now, (snapshot) => {
      patch({ snapshot });
      watchFile();
    });
    // It may have been called off while its log was opened.
    const ran = phase() === 'cancelling' ? null : await runCommand(command, hasRawjson, feed.push);
    stopDrawing();
    feed.end();
    build.finish({ exitCode: ran?.exitCode ?? null, at: now() });
    await file?.close();
    watchFile();
    finish(build, ran?.exitCode ?? null);
  }

  async function runCommand(
    command: readonly string[],
    hasRawjson: boolean,
    push: (chunk: Uint8Array) => void,
  ): Promise<Ran> {
    const { answers } = store.getState();
    running = host.start(command, {
      env: { ...childrenEnv(answers), BUILDKIT_PROGRESS: hasRawjson ? 'rawjson' : 'plain' },
    });
    running.onOutput((_stream, chunk) => push(chunk));
    const ran = await running.ended;
    running = null;
    // Why there was nothing to run.
    if (ran.stderr !== '') push(Buffer.from(`${ran.stderr}\n`));
    return ran;
  }

  function finish(build: Build, exitCode: number | null): void {
    const snapshot = build.snapshot();
    const isCancelled = phase() === 'cancelling' || snapshot.outcome === 'cancelled';
    const ending = exitCode === 0 ? 'succeeded' : isCancelled ? 'cancelled' : 'failed';
    patch({ snapshot, exitCode, phase: ending });
  }

  const kill = () => {
    if (!isRunning()) return;
    patch({ phase: 'cancelling' });
    running?.kill();
  };

  return {
    run: async () => {
      const { facts } = store.getState().steps.build;
      if (facts === null || isRunning()) return;
      underWay = run(facts.command);
      await underWay;
      underWay = null;
    },
    isRunning,
    ended: async () => void (await underWay),
    stop: () => {
      if (phase() === 'running') patch({ phase: 'asking' });
      else kill();
    },
    answer: (isYes) => {
      if (phase() !== 'asking') return;
      patch({ phase: isYes ? 'cancelling' : 'running' });
      if (isYes) running?.interrupt();
    },
    kill,
  };
}

/** What a new run of the same command begins with. */
const fresh = { snapshot: null, logFile: null, exitCode: null, diagnoses: [] } as const;

type Event = Parameters<Build['take']>[0];

function createFeed(reader: ProgressReader, take: (event: Event) => void) {
  return {
    push: (chunk: Uint8Array) => {
      for (const event of reader.push(chunk)) take(event);
    },
    end: () => {
      for (const event of reader.end()) take(event);
    },
  };
}

/** Hands over a snapshot when there is something new, and once a second for its clocks. */
function draw(
  build: Build,
  hostsNow: () => number,
  show: (snapshot: ReturnType<Build['snapshot']>) => void,
): () => void {
  let shown = -1;
  let shownAt = 0;
  const timer = setInterval(() => {
    const now = Date.now();
    const snapshot = build.snapshot(hostsNow());
    if (snapshot.revision === shown && now - shownAt < clocksEvery) return;
    shown = snapshot.revision;
    shownAt = now;
    show(snapshot);
  }, freshEvery);
  return () => clearInterval(timer);
}
