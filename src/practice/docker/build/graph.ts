import { digestOf } from '../../../docker/manifest-list.ts';
import {
  type Building,
  baseOf,
  filled,
  findStage,
  fullImage,
  namedStep,
  neededStages,
  rootImage,
  stagePlatform,
} from './stage-tree.ts';
import { type Stage, type Step, stagesOf } from './stages.ts';

/** A node of the build's graph. */
export type Node = {
  readonly digest: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly kind: 'base' | 'step' | 'context';
  /** Where it runs. */
  readonly platform: string;
  /** The image as it is called in full: of a base, and of a step the one that its stage began with. */
  readonly image: string | null;
  readonly step: Step | null;
};

/** An image that is looked for before the graph is there. */
export type Metadata = {
  readonly digest: string;
  readonly name: string;
  readonly image: string;
  readonly platform: string;
  readonly line: number;
};

export type Plan = {
  readonly metadata: readonly Metadata[];
  /** @param digests Of the images, by {@link Metadata.image}. */
  readonly graph: (digests: ReadonlyMap<string, string>) => Graph;
};

export type Graph = {
  readonly nodes: readonly Node[];
  /** The last step of each platform; null where nothing is in its image. */
  readonly ends: ReadonlyMap<string, string | null>;
};

/** What a step of BuildKit is called by: the same for the same. */
export const vertexDigest = (...parts: readonly unknown[]): string =>
  digestOf(JSON.stringify(parts));

/** Plans a build: which images it needs for which platform, and its steps, each only once. */
export function planBuild(building: Building): Plan {
  const stages = stagesOf(building.dockerfile);
  const isMulti = building.platforms.length > 1;
  const wanted = building.platforms.flatMap((target) => basesFor(building, stages, target));
  const metadata = [
    ...new Map(wanted.map((one) => [`${one.platform} ${one.image}`, one])).values(),
  ].map((one) => ({
    ...one,
    name: `[${isMulti ? `${one.platform} ` : ''}internal] load metadata for ${one.image}`,
    digest: vertexDigest('metadata', one.platform, one.image),
  }));
  return { metadata, graph: (digests) => graphOf(building, stages, digests) };
}

/** Images in the stages that the last one needs. */
function basesFor(building: Building, stages: readonly Stage[], target: string) {
  return neededStages(stages, building.target).flatMap((stage) => {
    const platform = stagePlatform(building, stage, target);
    const base = baseOf(building, stages, stage, target);
    const copied = stage.steps.flatMap(({ from }) =>
      from === null || findStage(stages, from, stage.index) !== null ? [] : [fullImage(from)],
    );
    return [...(base === null ? [] : [base]), ...copied].map((image) => ({
      ...{ image, platform },
      line: stage.line,
    }));
  });
}

function graphOf(
  building: Building,
  stages: readonly Stage[],
  digests: ReadonlyMap<string, string>,
): Graph {
  const all = new Map<string, Node>();
  const last = new Map<string, string | null>();
  for (const target of building.platforms) {
    const ends = new Map<Stage, string | null>();
    for (const stage of neededStages(stages, building.target)) {
      ends.set(stage, addStage(all, building, stages, stage, { target, ends, digests }));
    }
    last.set(target, [...ends.values()].at(-1) ?? null);
  }
  return { nodes: [...all.values()], ends: last };
}

type Adding = {
  readonly target: string;
  readonly ends: ReadonlyMap<Stage, string | null>;
  readonly digests: ReadonlyMap<string, string>;
};

/** Adds a stage's steps for one platform; the digest of its last one. */
function addStage(
  all: Map<string, Node>,
  building: Building,
  stages: readonly Stage[],
  stage: Stage,
  { target, ends, digests }: Adding,
): string | null {
  const platform = stagePlatform(building, stage, target);
  const image = baseOf(building, stages, stage, target);
  const parent = findStage(stages, filled(building, stage.base, target), stage.index);
  const root = rootImage(building, stages, stage, target);
  const count = stage.steps.length + (image === null ? 0 : 1);
  const title = (index: number, isForTarget: boolean) =>
    prefix(building, stages, stage, {
      platform,
      target: isForTarget ? target : platform,
      index,
      count,
    });
  let last = parent === null ? null : (ends.get(parent) ?? null);
  if (image !== null) {
    last = vertexDigest('base', platform, image);
    const name = `${title(1, false)}FROM ${image}@${digests.get(image) ?? ''}`.replace(
      /@sha256:\w+(@sha256:)/,
      '$1',
    );
    const base = { digest: last, name, inputs: [], platform, image, step: null };
    all.set(last, { ...base, kind: 'base' });
  }
  stage.steps.forEach((step, index) => {
    const source = sourceOf(all, building, stages, stage, step, { target, ends, digests });
    const inputs = [...(last === null ? [] : [last]), ...(source === null ? [] : [source])];
    const isForTarget = step.knowsTarget && target !== platform;
    const at = index + 1 + (image === null ? 0 : 1);
    const text = namedStep(building, step, target);
    const isAnother = text !== namedStep({ ...building, buildArgs: new Map() }, step, target);
    const key = [
      ...['step', platform, isForTarget ? target : '', isAnother ? text : step.text],
      ...[inputs, stage.index],
    ];
    const name = `${title(at, isForTarget)}${text}`;
    last = vertexDigest(...key);
    const own = { digest: last, name, inputs, platform, image: root, step: { ...step, text } };
    all.set(last, { ...own, kind: 'step' });
  });
  return last;
}

/** Where a COPY or a mount takes files from: a stage's end, an image, or the context. */
function sourceOf(
  all: Map<string, Node>,
  building: Building,
  stages: readonly Stage[],
  stage: Stage,
  step: Step,
  { target, ends, digests }: Adding,
): string | null {
  const { keyword, from } = step;
  if (from !== null) {
    const other = findStage(stages, from, stage.index);
    if (other !== null) return ends.get(other) ?? null;
    const platform = stagePlatform(building, stage, target);
    const image = fullImage(from);
    const digest = vertexDigest('base', platform, image);
    const name = `FROM ${image}@${digests.get(image) ?? ''}`;
    all.set(digest, { digest, name, inputs: [], kind: 'base', platform, image, step: null });
    return digest;
  }
  if (keyword !== 'COPY' && keyword !== 'ADD') return null;
  const digest = vertexDigest('context', building.folder);
  const name = '[internal] load build context';
  all.set(digest, {
    digest,
    name,
    inputs: [],
    kind: 'context',
    platform: building.native,
    image: null,
    step: null,
  });
  return digest;
}

/** `[linux/amd64->arm64 build 2/3] `; source: moby/buildkit, frontend/dockerfile/dockerfile2llb/convert.go, `prefixCommand`. */
function prefix(
  { platforms }: Building,
  stages: readonly Stage[],
  stage: Stage,
  at: {
    readonly platform: string;
    readonly target: string;
    readonly index: number;
    readonly count: number;
  },
): string {
  const isMulti = platforms.length > 1;
  const to = at.target === at.platform ? '' : `->${at.target.replace(/^linux\//, '')}`;
  const name = stage.name ?? (stages.length > 1 ? `stage-${stage.index}` : null);
  const digits = String(at.count).length;
  const words = [
    ...(isMulti ? [at.platform + to] : []),
    ...(name === null ? [] : [name]),
    `${String(at.index).padStart(digits)}/${at.count}`,
  ];
  return `[${words.join(' ')}] `;
}
