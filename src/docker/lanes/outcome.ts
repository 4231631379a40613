import { isCancellation } from './cancellation.ts';
import type { BuildOutcome } from './snapshot.ts';
import { vertexState } from './vertex-record.ts';
import { isExport, type PlacedVertex } from './vertex-view.ts';

export type Ending = {
  /** Of the build's process; null where it isn't known. */
  readonly exitCode: number | null;
  /** The stream ended inside a value. */
  readonly isCut: boolean;
  /** The tool's own `ERROR:` line: the only trace of a failure that has no vertex (a Dockerfile that can't be parsed). */
  readonly toolError: string | null;
};

/** How a build ended whose stream is over. */
export function buildOutcome(vertexes: readonly PlacedVertex[], ending: Ending): BuildOutcome {
  const { exitCode, isCut, toolError } = ending;
  if (exitCode === 0) return 'succeeded';
  if (vertexes.some(({ record }) => record.failure)) return 'failed';
  if (toolError !== null) return isCancellation(toolError) ? 'cancelled' : 'failed';
  const states = new Set(vertexes.map(({ record }) => vertexState(record)));
  if (isCut || states.has('cancelled') || states.has('running')) return 'cancelled';
  if (exitCode !== null) return 'failed';
  return isUnfinished(vertexes) ? 'cancelled' : 'succeeded';
}

/** A step may stay unneeded, but then something was exported at the end. */
function isUnfinished(vertexes: readonly PlacedVertex[]): boolean {
  const isDone = ({ record }: PlacedVertex): boolean => vertexState(record) === 'done';
  const steps = vertexes.filter(({ place }) => place.name.step);
  return !steps.every(isDone) && !vertexes.some((vertex) => isExport(vertex) && isDone(vertex));
}
