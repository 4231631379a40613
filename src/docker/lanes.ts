import { type BuildRecord, createBuildRecord, endLines, takeEvent } from './lanes/build-record.ts';
import { culpritOf, firstFailed } from './lanes/culprit.ts';
import { sharesOf } from './lanes/lane-view.ts';
import { buildOutcome } from './lanes/outcome.ts';
import { type Placement, place, type Requested } from './lanes/placement.ts';
import type { BuildSnapshot, OutputLine } from './lanes/snapshot.ts';
import type { PlacedVertex } from './lanes/vertex-view.ts';
import type { ProgressEvent } from './progress/progress-event.ts';

export type {
  BuildOutcome,
  BuildSnapshot,
  BuildWarning,
  Bytes,
  Culprit,
  Lane,
  LaneKind,
  LaneName,
  LaneState,
  LaneView,
  OutputLine,
  SharedWork,
  StatusView,
  StepCount,
  VertexView,
} from './lanes/snapshot.ts';
export type { SourceExcerpt } from './progress/tool-error.ts';

export type BuildOptions = {
  /** Normalised platforms of the build in the order of its lanes; left out where only the stream can tell. */
  readonly platforms?: readonly string[];
  /** The lanes of a bake in their order, one a target and platform, instead of `platforms`. */
  readonly bake?: readonly Requested[];
  /** The platform that the builder runs itself, normalised; null or left out where unknown. */
  readonly nativePlatform?: string | null;
  /** Called for every line of output, for a log that keeps more than the tails in the snapshot. */
  readonly onLine?: (line: OutputLine) => void;
};

/** How the build's process ended: `exitCode` null where only the stream can tell (a recording, a kill). */
export type BuildEnd = { readonly exitCode: number | null; readonly at?: number };

export type Build = {
  /**
   * Takes what the reader read. `at` is when it arrived, in milliseconds of any clock, as long as
   * `snapshot` gets the same one; leave it out for a recording that is not played.
   */
  readonly take: (event: ProgressEvent, at?: number) => void;
  /** The process ended: what still runs was cut off. */
  readonly finish: (end: BuildEnd) => void;
  /** The build at `at`; where that is left out, at the last time the stream told. Costs as much as there are vertices. */
  readonly snapshot: (at?: number) => BuildSnapshot;
  /** Keys of the lanes that use a vertex now; none for shared work and for an unknown one. */
  readonly lanesOf: (vertex: string) => readonly string[];
};

/**
 * The model of a build: takes the events of a stream one by one, and says at any time how it stands.
 * Memory grows with the vertices of the graph, not with their output.
 */
export function createBuild(options: BuildOptions = {}): Build {
  const { platforms = [], nativePlatform = null, onLine = () => {} } = options;
  const requested = options.bake ?? platforms.map((platform) => ({ target: null, platform }));
  const record = createBuildRecord(onLine);
  let end: BuildEnd | null = null;
  let known: { readonly placement: Placement; readonly graphRevision: number } | null = null;

  const placement = (): Placement => {
    if (known?.graphRevision !== record.graphRevision) {
      const { graphRevision, vertexes } = record;
      known = { placement: place(vertexes, requested), graphRevision };
    }
    return known.placement;
  };

  return {
    take: (event, at) => takeEvent(record, event, at),
    finish: (ending) => {
      end = ending;
      endLines(record);
    },
    snapshot: (at) => snapshotOf(record, placement(), nativePlatform, end, end ? end.at : at),
    lanesOf: (vertex) => [...(placement().places.get(vertex)?.lanes.keys() ?? [])],
  };
}

function snapshotOf(
  record: BuildRecord,
  placement: Placement,
  nativePlatform: string | null,
  end: BuildEnd | null,
  at: number | undefined,
): BuildSnapshot {
  const { clock, tool, warnings, isCut, messages, revision } = record;
  const vertexes = placedVertexes(record, placement);
  const { message: toolError, source } = tool.error();
  const outcome = end && buildOutcome(vertexes, { exitCode: end.exitCode, isCut, toolError });
  const now = clock.at(at);
  const shares = sharesOf(vertexes, { placement, outcome, nativePlatform, now });
  const failed = outcome === 'succeeded' ? null : firstFailed(vertexes);
  return {
    outcome,
    ...shares,
    culprit: failed && culpritOf(failed, shares.lanes, clock.start(), source),
    warnings: warnings.list(),
    toolLines: tool.lines(),
    toolError,
    messages,
    seconds: (now - clock.start()) / 1000,
    revision,
  };
}

function placedVertexes(record: BuildRecord, { places }: Placement): readonly PlacedVertex[] {
  return [...record.vertexes.values()].flatMap((vertex) => {
    const place = places.get(vertex.digest);
    return place ? { record: vertex, place } : [];
  });
}
