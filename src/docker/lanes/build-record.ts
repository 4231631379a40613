import { engineTime } from '../progress/engine-time.ts';
import type { ProgressEvent } from '../progress/progress-event.ts';
import type { SolveStatus, Vertex, VertexLog } from '../progress/solve-status.ts';
import { createEngineClock, type EngineClock } from './engine-clock.ts';
import type { OutputLine } from './snapshot.ts';
import { createToolLines, type ToolLines } from './tool-lines.ts';
import { announce, createVertexRecord, noteStatus, type VertexRecord } from './vertex-record.ts';
import { createWarningList, type WarningList } from './warnings.ts';

/** Everything a stream has said so far. */
export type BuildRecord = {
  readonly vertexes: Map<string, VertexRecord>;
  readonly clock: EngineClock;
  readonly tool: ToolLines;
  readonly warnings: WarningList;
  readonly onLine: (line: OutputLine) => void;
  /** The stream ended inside a value. */
  isCut: boolean;
  /** SolveStatus values taken. */
  messages: number;
  /** Counts what was taken. */
  revision: number;
  /** Counts changes of the graph. */
  graphRevision: number;
};

export const createBuildRecord = (onLine: (line: OutputLine) => void): BuildRecord => ({
  vertexes: new Map(),
  clock: createEngineClock(),
  tool: createToolLines(),
  warnings: createWarningList(),
  onLine,
  isCut: false,
  messages: 0,
  revision: 0,
  graphRevision: 0,
});

/** @param at When the event arrived, in milliseconds of our clock. */
export function takeEvent(build: BuildRecord, event: ProgressEvent, at: number | undefined): void {
  build.revision += 1;
  if (event.type === 'status') takeStatus(build, event.status, at);
  if (event.type === 'text') build.tool.add(event.line);
  if (event.type === 'cut') build.isCut = true;
}

/** Nothing comes any more: lines without an end are lines, too. */
export function endLines(build: BuildRecord): void {
  build.revision += 1;
  for (const vertex of build.vertexes.values()) tell(build, vertex, vertex.log.end());
}

function takeStatus(build: BuildRecord, status: SolveStatus, at: number | undefined): void {
  build.messages += 1;
  for (const vertex of status.vertexes ?? []) takeVertex(build, vertex, at);
  for (const item of status.statuses ?? []) noteStatus(recordOf(build, item.vertex), item);
  for (const log of status.logs ?? []) takeLog(build, log, at);
  for (const warning of status.warnings ?? []) build.warnings.add(warning);
}

function takeVertex(build: BuildRecord, vertex: Vertex, at: number | undefined): void {
  const record = recordOf(build, vertex.digest);
  if (announce(record, vertex)) build.graphRevision += 1;
  build.clock.see(engineTime(vertex.started), at);
  build.clock.see(engineTime(vertex.completed), at);
  if (vertex.started !== undefined) record.touched = build.revision;
  if (vertex.completed !== undefined) tell(build, record, record.log.end());
}

function takeLog(build: BuildRecord, log: VertexLog, at: number | undefined): void {
  const record = recordOf(build, log.vertex);
  build.clock.see(engineTime(log.timestamp), at);
  record.touched = build.revision;
  tell(build, record, record.log.write(Buffer.from(log.data, 'base64'), log.stream ?? 1));
}

function tell(build: BuildRecord, { digest }: VertexRecord, lines: readonly string[]): void {
  for (const text of lines) build.onLine({ vertex: digest, text });
}

function recordOf(build: BuildRecord, digest: string): VertexRecord {
  const known = build.vertexes.get(digest);
  if (known) return known;
  const record = createVertexRecord(digest);
  build.vertexes.set(digest, record);
  build.graphRevision += 1;
  return record;
}
