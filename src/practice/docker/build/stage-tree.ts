import { normalisePlatform } from '../../../docker/platform.ts';
import { referenceOf } from '../registry/find.ts';
import { filledIn, globalArguments, type Stage, type Step, stepText } from './stages.ts';

export type Building = {
  readonly dockerfile: string;
  /** What it is built from. */
  readonly folder: string;
  /** Normalised. */
  readonly platforms: readonly string[];
  readonly native: string;
  /** The stage that is asked for; null for the last one. */
  readonly target?: string | null;
  /** What `--build-arg` says. */
  readonly buildArgs?: ReadonlyMap<string, string>;
};

/** Null for a stage, and for `scratch`. */
export function baseOf(
  building: Building,
  stages: readonly Stage[],
  stage: Stage,
  target: string,
): string | null {
  const base = filled(building, stage.base, target);
  if (base.toLowerCase() === 'scratch' || findStage(stages, base, stage.index) !== null)
    return null;
  return fullImage(base);
}

/** The image that a stage, or the one that it is made from, begins with. */
export function rootImage(
  building: Building,
  stages: readonly Stage[],
  stage: Stage,
  target: string,
): string | null {
  const parent = findStage(stages, filled(building, stage.base, target), stage.index);
  return parent === null
    ? baseOf(building, stages, stage, target)
    : rootImage(building, stages, parent, target);
}

export const filled = (building: Building, text: string, target: string): string =>
  filledIn(text, { args: globals(building), target, native: building.native });

export const namedStep = (building: Building, step: Step, target: string): string =>
  stepText(step, { args: globals(building), target, native: building.native }, building.buildArgs);

/** Only an argument that the Dockerfile names is one. */
function globals({ dockerfile, buildArgs }: Building): ReadonlyMap<string, string> {
  const args = globalArguments(dockerfile);
  const given = [...(buildArgs ?? [])].filter(([key]) => args.has(key));
  return new Map([...args, ...given]);
}

export function stagePlatform(building: Building, { platform }: Stage, target: string): string {
  return platform === null ? target : normalisePlatform(filled(building, platform, target));
}

/** With Docker Hub's own name, and its tag. */
export function fullImage(image: string): string {
  const reference = referenceOf(image);
  if (reference === null) return image;
  const { registry, repository, tag, digest } = reference;
  return digest === null
    ? `${registry}/${repository}:${tag ?? 'latest'}`
    : `${registry}/${repository}@${digest}`;
}

export function findStage(stages: readonly Stage[], name: string, before: number): Stage | null {
  const wanted = name.toLowerCase();
  return (
    stages.find(
      (stage) => stage.index < before && (stage.name === wanted || `${stage.index}` === name),
    ) ?? null
  );
}

/** The stage that is asked for, by its name or number; undefined where there is none. */
export function wantedStage(stages: readonly Stage[], target: string | null): Stage | undefined {
  if (target === null) return stages.at(-1);
  return findStage(stages, target, stages.length) ?? undefined;
}

/** The stage that is asked for and what it takes from, the first ones first. */
export function neededStages(
  stages: readonly Stage[],
  target: string | null = null,
): readonly Stage[] {
  const needed = new Set<Stage>();
  const add = (stage: Stage | null | undefined) => {
    if (stage == null || needed.has(stage)) return;
    needed.add(stage);
    add(findStage(stages, stage.base, stage.index));
    for (const { from } of stage.steps) {
      if (from !== null) add(findStage(stages, from, stage.index));
    }
  };
  add(wantedStage(stages, target));
  return stages.filter((stage) => needed.has(stage));
}
