import { consumersFirst, consumersOf, type Graph } from './graph-order.ts';
import { type LaneSet, laneId, laneSet, noLanes, those, union } from './lane-set.ts';
import { parseVertexName, revealedTarget, type VertexName } from './vertex-name.ts';

/** Where a vertex belongs. */
export type Place = {
  /** Its last name, read. */
  readonly name: VertexName;
  /** The lane its name gives it, whoever uses it: whose fault it is when it fails. */
  readonly own: LaneSet;
  /** The lanes that use it; none for what belongs to the whole build. */
  readonly lanes: LaneSet;
};

export type Placement = {
  readonly lanes: LaneSet;
  readonly places: ReadonlyMap<string, Place>;
  /** Platforms that build for another one: the left sides of `->`. */
  readonly buildPlatforms: ReadonlySet<string>;
  /** Lanes with a RUN on their own platform. */
  readonly running: LaneSet;
};

type Names = ReadonlyMap<string, readonly VertexName[]>;

/** What a lane is asked for: a platform, of a target where it is bake that builds. */
export type Requested = { readonly target: string | null; readonly platform: string };

/**
 * Puts every vertex into the lanes that use it: by the platform its name gives, from there to
 * everything it consumes.
 *
 * @param requested Lanes of the build, with normalised platforms; empty where only the stream can tell.
 */
export function place(graph: Graph, requested: readonly Requested[]): Placement {
  const names = readNames(graph, requested);
  const consumers = consumersOf(graph);
  const order = consumersFirst(graph, consumers);
  const wanted = laneSet(requested.map(({ target, platform }) => laneId(target, platform)));
  const own = inherited(graph, names, order, wanted, (name) => name.to ?? name.platform);
  const runsOn = inherited(graph, names, order, wanted, (name) => name.platform);
  const users = usersOf(order, consumers, own);

  const steps = order.filter((digest) => names.get(digest)?.some((name) => name.step));
  const used = union((steps.length > 0 ? steps : order).map((digest) => setOf(users, digest)));
  const lanes = wanted.size > 0 ? wanted : sorted(used);
  const within = (set: LaneSet): LaneSet => those(set, (lane) => lanes.has(lane.key));
  const runs = steps.filter((digest) => names.get(digest)?.some(isRun));
  return {
    lanes,
    places: new Map(
      order.map((digest) => [
        digest,
        {
          name: names.get(digest)?.at(-1) ?? parseVertexName('', new Set()),
          own: within(setOf(own, digest)),
          lanes: within(setOf(users, digest)),
        },
      ]),
    ),
    buildPlatforms: new Set(
      [...names.values()].flat().flatMap(({ platform, to }) => (platform && to ? platform : [])),
    ),
    running: union(
      runs.map((digest) =>
        those(setOf(runsOn, digest), ({ key }) => setOf(users, digest).has(key)),
      ),
    ),
  };
}

const setOf = (sets: ReadonlyMap<string, LaneSet>, digest: string): LaneSet =>
  sets.get(digest) ?? noLanes;

const isRun = (name: VertexName): boolean => /^(?:ONBUILD )?RUN\b/i.test(name.command);

function readNames(graph: Graph, requested: readonly Requested[]): Names {
  const all = [...graph.values()];
  const asked = new Set(requested.flatMap(({ target }) => target ?? []));
  const revealed = all.flatMap(({ names }) => names.flatMap((name) => revealedTarget(name) ?? []));
  // Bake names a target in front only where there are several.
  const [sole = null] = asked.size === 1 ? asked : [];
  const targets = new Set(sole === null ? [...revealed, ...asked] : revealed);
  const read = (name: string): VertexName => {
    const parsed = parseVertexName(name, targets);
    return { ...parsed, target: parsed.target ?? sole };
  };
  return new Map(all.map(({ digest, names }) => [digest, names.map(read)]));
}

/**
 * The lanes that each vertex has by itself: by the platform its name gives; a step whose name gives
 * none (a RUN in a stage `FROM scratch`) has those of its inputs, and in a build that names no
 * platform at all there is one lane a target.
 */
function inherited(
  graph: Graph,
  names: Names,
  order: readonly string[],
  wanted: LaneSet,
  platformOf: (name: VertexName) => string | null,
): ReadonlyMap<string, LaneSet> {
  const onlyOf = (target: string | null): LaneSet | null => {
    const own = those(wanted, (lane) => lane.target === target);
    return own.size === 1 ? own : null;
  };
  const multi = new Set(
    [...names.values()].flat().flatMap((name) => (name.platform ? name.target : [])),
  );
  const sets = new Map<string, LaneSet>();
  for (const digest of [...order].reverse()) {
    const inputs = union((graph.get(digest)?.inputs ?? []).map((input) => setOf(sets, input)));
    const ofName = (name: VertexName): LaneSet => {
      const platform = platformOf(name);
      const only = onlyOf(name.target);
      if (only) return platform || name.step ? only : noLanes;
      if (platform) return laneSet([laneId(name.target, platform)]);
      if (!name.step) return noLanes;
      const same = those(inputs, (lane) => lane.target === name.target);
      if (same.size > 0 || multi.has(name.target) || wanted.size > 0) return same;
      return laneSet([laneId(name.target, null)]);
    };
    const set = union((names.get(digest) ?? []).map(ofName));
    sets.set(digest, wanted.size > 0 ? those(set, ({ key }) => wanted.has(key)) : set);
  }
  return sets;
}

/**
 * The lanes that use each vertex: those of its consumers; its own ones where nobody consumes it,
 * or nobody of that target.
 */
function usersOf(
  order: readonly string[],
  consumers: ReadonlyMap<string, readonly string[]>,
  own: ReadonlyMap<string, LaneSet>,
): ReadonlyMap<string, LaneSet> {
  const users = new Map<string, LaneSet>();
  for (const digest of order) {
    const above = union((consumers.get(digest) ?? []).map((consumer) => setOf(users, consumer)));
    const targets = new Set([...above.values()].map((lane) => lane.target));
    const ends = those(setOf(own, digest), (lane) => !targets.has(lane.target));
    users.set(digest, union([above, ends]));
  }
  return users;
}

/** By target, then platform, whatever came first: two recordings of a build show the same lanes. */
const sorted = (lanes: LaneSet): LaneSet =>
  laneSet([...lanes.values()].sort((one, other) => (one.key < other.key ? -1 : 1)));
