import { engineTime } from '../progress/engine-time.ts';
import type { Vertex, VertexStatus } from '../progress/solve-status.ts';
import { isCancellation } from './cancellation.ts';
import { type Interval, merged } from './intervals.ts';
import { createLogTail, type LogTail } from './log-tail.ts';
import type { LaneState } from './snapshot.ts';

/** Everything known of one vertex so far. Times are milliseconds of the engine's clock. */
export type VertexRecord = {
  readonly digest: string;
  names: readonly string[];
  inputs: readonly string[];
  started: number | null;
  completed: number | null;
  isCached: boolean;
  isCancelled: boolean;
  failure: Failure | null;
  /** Runs that came to an end. */
  ended: readonly Interval[];
  readonly statuses: Map<string, StatusRecord>;
  readonly log: LogTail;
  /** Grows with every sign of life: the vertex that spoke last has the highest. */
  touched: number;
};

/** A real error: not one that only says that the vertex was cancelled. */
export type Failure = { readonly message: string; readonly started: number; readonly at: number };

export type StatusRecord = {
  readonly id: string;
  readonly current: number;
  readonly total: number | null;
  readonly started: number | null;
  readonly completed: number | null;
};

export const createVertexRecord = (digest: string): VertexRecord => ({
  digest,
  names: [],
  inputs: [],
  started: null,
  completed: null,
  isCached: false,
  isCancelled: false,
  failure: null,
  ended: [],
  statuses: new Map(),
  log: createLogTail(),
  touched: 0,
});

/**
 * Takes a message about a vertex: a later one replaces an earlier one, but an announcement after the
 * start resets nothing, and being cancelled elsewhere doesn't make a real failure undone.
 *
 * @returns Whether the graph changed: a new name or other inputs.
 */
export function announce(record: VertexRecord, vertex: Vertex): boolean {
  const isNew = record.names.at(-1) !== vertex.name;
  if (isNew) record.names = [...record.names.filter((name) => name !== vertex.name), vertex.name];
  const isLinked = vertex.inputs !== undefined && vertex.inputs.join() !== record.inputs.join();
  if (vertex.inputs) record.inputs = vertex.inputs;
  const completed = engineTime(vertex.completed);
  const started = engineTime(vertex.started) ?? completed;
  if (started !== null) run(record, vertex, started, completed);
  return isNew || isLinked;
}

/** A cache that isn't there is no failure: the engine goes on without it. */
const harmless = /^(?:\[[^\]]*\] )?importing cache manifest from /;

function run(
  record: VertexRecord,
  vertex: Vertex,
  started: number,
  completed: number | null,
): void {
  const error = harmless.test(vertex.name) ? '' : (vertex.error ?? '');
  record.started = started;
  record.completed = completed;
  record.isCached = vertex.cached === true;
  record.isCancelled = isCancellation(error);
  if (completed === null) return;
  record.ended = merged([...record.ended, { start: started, stop: Math.max(started, completed) }]);
  if (error === '') record.failure = null;
  else if (!record.isCancelled) record.failure ??= { message: error, started, at: completed };
}

export function noteStatus(record: VertexRecord, status: VertexStatus): void {
  record.statuses.set(status.id, {
    id: status.id,
    current: status.current,
    total: status.total ?? null,
    started: engineTime(status.started),
    completed: engineTime(status.completed),
  });
}

/** Waiting until it starts; a step that never started stays so. */
export function vertexState(record: VertexRecord): LaneState {
  if (record.started === null) return 'waiting';
  if (record.completed === null) return 'running';
  if (record.failure) return 'failed';
  return record.isCancelled ? 'cancelled' : 'done';
}

/** When it ran, up to now. */
export function intervalsOf(record: VertexRecord, now: number): readonly Interval[] {
  if (record.started === null || record.completed !== null) return record.ended;
  return [...record.ended, { start: record.started, stop: Math.max(record.started, now) }];
}
