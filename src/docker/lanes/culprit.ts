import type { SourceExcerpt } from '../progress/tool-error.ts';
import { plainText, plainWords } from '../terminal-text.ts';
import type { LaneSet } from './lane-set.ts';
import type { Culprit, LaneName, LaneState, LaneView } from './snapshot.ts';
import type { Failure } from './vertex-record.ts';
import type { PlacedVertex } from './vertex-view.ts';

/** How much of the culprit's own output is told. */
const told = 15;

/** The vertex that really failed first; null where none did. */
export function firstFailed(vertexes: readonly PlacedVertex[]): FailedVertex | null {
  const failed = vertexes.flatMap(({ record, place }) =>
    record.failure ? { record, place, failure: record.failure } : [],
  );
  return failed.reduce<FailedVertex | null>(
    (first, vertex) => (first && first.failure.at <= vertex.failure.at ? first : vertex),
    null,
  );
}

export type FailedVertex = PlacedVertex & { readonly failure: Failure };

/** @param buildStart When the first vertex started, in milliseconds of the engine's clock. */
export function culpritOf(
  { record, place, failure }: FailedVertex,
  lanes: readonly LaneView[],
  buildStart: number,
  source: SourceExcerpt | null,
): Culprit {
  const codes = [...failure.message.matchAll(/exit code: (\d{1,10})/g)];
  const code = codes.at(-1)?.[1];
  const own = whose(place.own, place.lanes, lanes);
  // Its steps may be done all the same: the export of a single platform belongs to its lane.
  const others = lanes.filter(
    ({ target, platform }) => target !== own.target || platform !== own.platform,
  );
  return {
    ...own,
    digest: record.digest,
    instruction: plainWords(place.name.command),
    step: place.name.step,
    stage: place.name.stage,
    exitCode: code === undefined ? null : Number(code),
    message: plainText(failure.message),
    seconds: Math.max(0, failure.at - failure.started) / 1000,
    afterSeconds: Math.max(0, failure.at - buildStart) / 1000,
    lines: record.log.lines().slice(-told),
    source,
    cancelled: inState(lanes, 'cancelled'),
    done: inState(others, 'done'),
  };
}

/** Its own lane, else the only one that uses it, else the only one there is; nobody's otherwise. */
function whose(own: LaneSet, users: LaneSet, all: readonly LaneView[]): LaneName {
  const candidates = [[...own.values()], [...users.values()], all];
  const only = candidates.find((lanes) => lanes.length === 1)?.[0];
  return { target: only?.target ?? null, platform: only?.platform ?? null };
}

const inState = (lanes: readonly LaneView[], state: LaneState): readonly LaneName[] =>
  lanes
    .filter((lane) => lane.state === state)
    .map(({ target, platform }) => ({ target, platform }));
