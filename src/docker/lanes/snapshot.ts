import type { SourceExcerpt } from '../progress/tool-error.ts';

/** How a build ended: cancelled where nothing really failed, but something was cancelled or cut off. */
export type BuildOutcome = 'succeeded' | 'failed' | 'cancelled';

export type LaneState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Native runs on the builder's own processor, emulated runs foreign programs, cross only copies or cross-compiles. */
export type LaneKind = 'native' | 'emulated' | 'cross';

/** One platform's share of a build, as `replay --json` says it. */
export type Lane = {
  /** The bake target; null outside bake. */
  readonly target: string | null;
  /** Normalised platform; null where nothing names one. */
  readonly platform: string | null;
  readonly state: LaneState;
  /** Null where it can't be known. */
  readonly kind: LaneKind | null;
  /** Instructions counted as k/n, shared ones in each lane that uses them. */
  readonly steps: { readonly done: number; readonly total: number; readonly cached: number };
  /** Seconds in which at least one of its steps ran. */
  readonly seconds: number;
};

/** A lane on the screen. */
export type LaneView = Lane & {
  /** Identity of the lane while the build goes on. */
  readonly key: string;
  /** Its running step with the latest output; else what runs for it without being a step; null when nothing runs. */
  readonly current: VertexView | null;
  /** Last lines (at most 50) of what it runs, or of what ran last: fit for a terminal, no newline in any. */
  readonly lines: readonly string[];
  /** Bytes of base image layers; null where none are pulled. */
  readonly pulled: Bytes | null;
};

export type Bytes = { readonly current: number; readonly total: number };

/** Step k of n of its stage, as BuildKit counts. */
export type StepCount = { readonly index: number; readonly count: number };

/** One vertex of the graph, fit for a terminal. */
export type VertexView = {
  readonly digest: string;
  /** Its name without the bracket, in one line. */
  readonly instruction: string;
  /** Null for what is not an instruction of the Dockerfile. */
  readonly step: StepCount | null;
  readonly stage: string | null;
  readonly state: LaneState;
  readonly isCached: boolean;
  /** More than one lane uses it. */
  readonly isShared: boolean;
  readonly seconds: number;
  readonly statuses: readonly StatusView[];
};

/** A line below a vertex: a layer, a manifest, a transfer. Bytes; total is null where unknown. */
export type StatusView = {
  readonly id: string;
  readonly current: number;
  readonly total: number | null;
  readonly isDone: boolean;
  readonly seconds: number;
};

/** Work of no single lane: set-up before the first step, or export and push at the end. */
export type SharedWork = {
  readonly state: LaneState;
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
  /** In the order of appearance. */
  readonly vertexes: readonly VertexView[];
  /** Last lines of what it runs, as in a lane. */
  readonly lines: readonly string[];
};

/** A whole line of a vertex's output, fit for a terminal. */
export type OutputLine = { readonly vertex: string; readonly text: string };

/** A warning of the frontend, fit for a terminal. */
export type BuildWarning = {
  readonly text: string;
  readonly detail: readonly string[];
  readonly url: string | null;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
};

/** Identity of a lane for a sentence. */
export type LaneName = { readonly target: string | null; readonly platform: string | null };

/** The first vertex that really failed: the reason of everything after it. */
export type Culprit = LaneName & {
  readonly digest: string;
  readonly instruction: string;
  readonly step: StepCount | null;
  readonly stage: string | null;
  /** Exit code of its process; null where it had none. */
  readonly exitCode: number | null;
  /** The engine's error text. */
  readonly message: string;
  /** How long the failed step itself ran. */
  readonly seconds: number;
  /** From the start of the build to the failure. */
  readonly afterSeconds: number;
  /** The last 15 lines of its own output. */
  readonly lines: readonly string[];
  /** Null where buildx printed none. */
  readonly source: SourceExcerpt | null;
  /** Lanes that were cancelled because of it. */
  readonly cancelled: readonly LaneName[];
  /** Lanes that were done before it. */
  readonly done: readonly LaneName[];
};

/** A build at one moment: plain, immutable, every text fit for a terminal. */
export type BuildSnapshot = {
  /** Null while it runs. */
  readonly outcome: BuildOutcome | null;
  readonly lanes: readonly LaneView[];
  readonly setup: SharedWork;
  readonly exporting: SharedWork;
  readonly culprit: Culprit | null;
  readonly warnings: readonly BuildWarning[];
  /** What the tool itself wrote, outside of the stream: the last 100 lines. */
  readonly toolLines: readonly string[];
  /** The tool's own `ERROR:` line without that word; null where there is none. Set for failures that have no vertex, too. */
  readonly toolError: string | null;
  /** SolveStatus values taken. */
  readonly messages: number;
  /** Seconds since the first vertex started. */
  readonly seconds: number;
  /** Changes with every event taken: equal revisions at equal times are equal snapshots. */
  readonly revision: number;
};
