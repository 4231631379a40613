import { plainWords } from '../terminal-text.ts';
import { secondsOf } from './intervals.ts';
import type { Place } from './placement.ts';
import type { StatusView, VertexView } from './snapshot.ts';
import { intervalsOf, type StatusRecord, type VertexRecord, vertexState } from './vertex-record.ts';

/** A vertex and where it belongs. */
export type PlacedVertex = { readonly record: VertexRecord; readonly place: Place };

/** The vertex as the screen shows it at this time of the engine's clock. */
export function vertexView({ record, place }: PlacedVertex, now: number): VertexView {
  return {
    digest: record.digest,
    instruction: plainWords(place.name.command),
    step: place.name.step,
    stage: place.name.stage,
    state: vertexState(record),
    isCached: record.isCached,
    isShared: place.lanes.size > 1,
    seconds: secondsOf(intervalsOf(record, now)),
    statuses: [...record.statuses.values()].map((status) =>
      statusView(status, record.completed, now),
    ),
  };
}

/** Some statuses never complete: their clock stops with the vertex. */
function statusView(status: StatusRecord, vertexEnd: number | null, now: number): StatusView {
  const stop = status.completed ?? vertexEnd ?? now;
  return {
    id: plainWords(status.id),
    current: status.current,
    total: status.total,
    isDone: status.completed !== null || vertexEnd !== null,
    seconds: status.started === null ? 0 : Math.max(0, stop - status.started) / 1000,
  };
}

/** What runs now and spoke last: an instruction before anything else. */
export function currentOf(vertexes: readonly PlacedVertex[]): PlacedVertex | null {
  const running = vertexes.filter(({ record }) => vertexState(record) === 'running');
  const steps = running.filter(({ place }) => place.name.step);
  return latest(steps.length > 0 ? steps : running);
}

/** The last lines of what runs; of what spoke last where nothing runs. */
export function lastLines(vertexes: readonly PlacedVertex[]): readonly string[] {
  const current = currentOf(vertexes);
  if (current) return current.record.log.lines();
  const spoken = vertexes.filter(({ record }) => record.log.lines().length > 0);
  return latest(spoken)?.record.log.lines() ?? [];
}

const latest = (vertexes: readonly PlacedVertex[]): PlacedVertex | null =>
  vertexes.reduce<PlacedVertex | null>(
    (last, vertex) => (last && last.record.touched >= vertex.record.touched ? last : vertex),
    null,
  );

/** Seconds in which at least one of them ran. */
export const secondsOfAll = (vertexes: readonly PlacedVertex[], now: number): number =>
  secondsOf(vertexes.flatMap(({ record }) => intervalsOf(record, now)));

const exportWords =
  /^(?:exporting|sending tarball|pushing|merging|resolving provenance|importing to docker)\b/;

/** Whether it belongs to the end of the build: what is made of the lanes' work. */
export const isExport = ({ place }: PlacedVertex): boolean =>
  place.lanes.size === 0 && exportWords.test(place.name.command);
