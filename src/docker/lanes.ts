import { culpritOf, firstFailed } from './lanes/culprit.ts';
import { createEngineClock } from './lanes/engine-clock.ts';
import { type Moment, sharesOf } from './lanes/lane-view.ts';
import { buildOutcome } from './lanes/outcome.ts';
import { type Placement, place } from './lanes/placement.ts';
import type { BuildSnapshot } from './lanes/snapshot.ts';
import { createToolLines } from './lanes/tool-lines.ts';
import {
  announce,
  createVertexRecord,
  noteStatus,
  type VertexRecord,
} from './lanes/vertex-record.ts';
import type { PlacedVertex } from './lanes/vertex-view.ts';
import { createWarningList } from './lanes/warnings.ts';
import { engineTime } from './progress/engine-time.ts';
import type { ProgressEvent } from './progress/progress-event.ts';
import type { SolveStatus, Vertex, VertexLog } from './progress/solve-status.ts';

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
  SharedWork,
  StatusView,
  StepCount,
  VertexView,
} from './lanes/snapshot.ts';
export type { SourceExcerpt } from './progress/tool-error.ts';

/** A whole line of a vertex's output, fit for a terminal. */
export type OutputLine = { readonly vertex: string; readonly text: string };

export type BuildOptions = {
  /** Normalised platforms of the build in the order of its lanes; left out where only the stream can tell, and for bake. */
  readonly platforms?: readonly string[];
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
  const { platforms = [], nativePlatform = null, onLine } = options;
  const records = new Map<string, VertexRecord>();
  const clock = createEngineClock();
  const tool = createToolLines();
  const warnings = createWarningList();
  let placement: Placement | null = null;
  let end: BuildEnd | null = null;
  let isCut = false;
  let messages = 0;
  let revision = 0;

  const recordOf = (digest: string): VertexRecord => {
    const known = records.get(digest);
    if (known) return known;
    const record = createVertexRecord(digest);
    records.set(digest, record);
    return record;
  };

  const takeVertex = (vertex: Vertex, at: number | undefined): void => {
    const record = recordOf(vertex.digest);
    if (announce(record, vertex)) placement = null;
    clock.see(engineTime(vertex.started), at);
    clock.see(engineTime(vertex.completed), at);
    if (vertex.started !== undefined) record.touched = revision;
    if (vertex.completed !== undefined) tell(record, record.log.end());
  };

  const takeLog = (log: VertexLog, at: number | undefined): void => {
    const record = recordOf(log.vertex);
    clock.see(engineTime(log.timestamp), at);
    record.touched = revision;
    tell(record, record.log.write(Buffer.from(log.data, 'base64'), log.stream ?? 1));
  };

  const tell = (record: VertexRecord, lines: readonly string[]): void => {
    if (onLine) for (const text of lines) onLine({ vertex: record.digest, text });
  };

  const takeStatus = (status: SolveStatus, at: number | undefined): void => {
    messages += 1;
    for (const vertex of status.vertexes ?? []) takeVertex(vertex, at);
    for (const item of status.statuses ?? []) noteStatus(recordOf(item.vertex), item);
    for (const log of status.logs ?? []) takeLog(log, at);
    for (const warning of status.warnings ?? []) warnings.add(warning);
  };

  const placed = (): Placement => {
    placement ??= place(records, platforms);
    return placement;
  };

  const snapshot = (at?: number): BuildSnapshot => {
    const vertexes = placedVertexes(records, placed());
    const { message, source } = tool.error();
    const moment: Moment = {
      placement: placed(),
      outcome: end && buildOutcome(vertexes, { exitCode: end.exitCode, isCut, toolError: message }),
      nativePlatform,
      now: clock.at(end ? end.at : at),
    };
    const { lanes, setup, exporting } = sharesOf(vertexes, moment);
    const failed = firstFailed(vertexes);
    return {
      outcome: moment.outcome,
      lanes,
      setup,
      exporting,
      culprit: failed && culpritOf(failed, lanes, clock.start(), source),
      warnings: warnings.list(),
      toolLines: tool.lines(),
      toolError: message,
      messages,
      seconds: (moment.now - clock.start()) / 1000,
      revision,
    };
  };

  return {
    take: (event, at) => {
      revision += 1;
      if (event.type === 'status') takeStatus(event.status, at);
      if (event.type === 'text') tool.add(event.line);
      if (event.type === 'cut') isCut = true;
    },
    finish: (ending) => {
      revision += 1;
      end = ending;
      for (const record of records.values()) tell(record, record.log.end());
    },
    snapshot,
    lanesOf: (vertex) => [...(placed().places.get(vertex)?.lanes.keys() ?? [])],
  };
}

function placedVertexes(
  records: ReadonlyMap<string, VertexRecord>,
  { places }: Placement,
): readonly PlacedVertex[] {
  return [...records.values()].flatMap((record) => {
    const place = places.get(record.digest);
    return place ? { record, place } : [];
  });
}
