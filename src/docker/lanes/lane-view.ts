import type { LaneId } from './lane-set.ts';
import type { Placement } from './placement.ts';
import type { BuildOutcome, Bytes, LaneKind, LaneState, LaneView, SharedWork } from './snapshot.ts';
import { vertexState } from './vertex-record.ts';
import {
  currentOf,
  isExport,
  lastLines,
  type PlacedVertex,
  secondsOfAll,
  vertexView,
} from './vertex-view.ts';

/** A build at one moment, as far as its lanes go. */
export type Moment = {
  readonly placement: Placement;
  readonly outcome: BuildOutcome | null;
  /** The builder's own platform; null where only the stream can tell. */
  readonly nativePlatform: string | null;
  /** Milliseconds of the engine's clock. */
  readonly now: number;
};

/** Every vertex's share: in each lane that uses it, else in set-up or export. */
export type Shares = {
  readonly lanes: readonly LaneView[];
  readonly setup: SharedWork;
  readonly exporting: SharedWork;
};

export function sharesOf(vertexes: readonly PlacedVertex[], moment: Moment): Shares {
  const shared = vertexes.filter(({ place }) => place.lanes.size === 0);
  return {
    lanes: [...moment.placement.lanes.values()].map((lane) =>
      laneView(
        lane,
        vertexes.filter(({ place }) => place.lanes.has(lane.key)),
        moment,
      ),
    ),
    setup: sharedWork(
      shared.filter((vertex) => !isExport(vertex)),
      moment,
    ),
    exporting: sharedWork(shared.filter(isExport), moment),
  };
}

function laneView(lane: LaneId, vertexes: readonly PlacedVertex[], moment: Moment): LaneView {
  const steps = vertexes.filter(({ place }) => place.name.step);
  const current = currentOf(vertexes);
  return {
    key: lane.key,
    target: lane.target,
    platform: lane.platform,
    state: workState(vertexes, steps, moment.outcome),
    kind: laneKind(lane, steps.length, moment),
    steps: {
      done: countDone(steps),
      total: steps.length,
      cached: steps.filter(({ record }) => record.isCached && vertexState(record) === 'done')
        .length,
    },
    seconds: secondsOfAll(steps, moment.now),
    current: current && vertexView(current, moment.now),
    lines: lastLines(vertexes),
    pulled: pulled(vertexes),
  };
}

function sharedWork(vertexes: readonly PlacedVertex[], moment: Moment): SharedWork {
  return {
    state: workState(vertexes, vertexes, moment.outcome),
    done: countDone(vertexes),
    total: vertexes.length,
    seconds: secondsOfAll(vertexes, moment.now),
    vertexes: vertexes.map((vertex) => vertexView(vertex, moment.now)),
    lines: lastLines(vertexes),
  };
}

const countDone = (vertexes: readonly PlacedVertex[]): number =>
  vertexes.filter(({ record }) => vertexState(record) === 'done').length;

function workState(
  vertexes: readonly PlacedVertex[],
  steps: readonly PlacedVertex[],
  outcome: BuildOutcome | null,
): LaneState {
  const states = new Set(vertexes.map(({ record }) => vertexState(record)));
  if (states.has('failed')) return 'failed';
  if (outcome === 'succeeded') return 'done';
  if (states.has('cancelled')) return 'cancelled';
  if (states.has('running')) return outcome ? 'cancelled' : 'running';
  if (steps.length > 0 && countDone(steps) === steps.length) return 'done';
  if (outcome) return 'cancelled';
  return states.has('done') ? 'running' : 'waiting';
}

/** Native where the builder runs it itself, or where the stream shows it building for others. */
function laneKind(lane: LaneId, steps: number, moment: Moment): LaneKind | null {
  const { nativePlatform, placement } = moment;
  const natives = nativePlatform === null ? placement.buildPlatforms : new Set([nativePlatform]);
  if (natives.size === 0 || lane.platform === null) return null;
  if (natives.has(lane.platform)) return 'native';
  if (steps === 0) return null;
  return placement.running.has(lane.key) ? 'emulated' : 'cross';
}

/** Layers of base images: their statuses bear the digest alone. */
function pulled(vertexes: readonly PlacedVertex[]): Bytes | null {
  const layers = vertexes
    .flatMap(({ record }) => [...record.statuses.values()])
    .filter(({ id }) => id.startsWith('sha256:'));
  if (layers.length === 0) return null;
  return {
    current: layers.reduce((sum, layer) => sum + layer.current, 0),
    total: layers.reduce((sum, layer) => sum + Math.max(layer.total ?? 0, layer.current), 0),
  };
}
