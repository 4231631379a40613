/** An image or stage that an instruction of a Dockerfile names. */
export type Use = {
  /** With its ARG defaults filled in. */
  readonly image: string;
  /** Index of the stage that the instruction is in. */
  readonly stage: number;
  /** FROM knows the stages before its own only. */
  readonly isBase: boolean;
};

/** The names of the stages, in their order; null for one without a name. */
export type StageNames = readonly (string | null)[];

/** Build arguments that BuildKit sets itself. Source: docs.docker.com, Dockerfile reference, "Automatic platform ARGs". */
const automaticName = '(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT|OSVERSION|STAGE)';
export const automatic = new RegExp(`^${automaticName}$`);
const automaticVariable = new RegExp(`\\$(?:${automaticName}\\b|\\{${automaticName}\\})`);

/**
 * The stages that are meant by a name or number; `build-${TARGETARCH}` means every stage whose name is
 * like that. Null where it is an image.
 */
export function stagesMeant(
  { image, stage, isBase }: Use,
  names: StageNames,
): readonly number[] | null {
  if (/^\d+$/.test(image)) return [Number(image)];
  const fixed = image.split(automaticVariable);
  const pattern = new RegExp(`^${fixed.map(escapeRegExp).join('[\\w.-]*')}$`, 'i');
  const known = isBase ? names.slice(0, stage) : names;
  const meant = known.flatMap((name, index) =>
    name !== null && pattern.test(name) ? [index] : [],
  );
  return meant.length === 0 ? null : meant;
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The stage of a name or number; the last one for null. Undefined where there is none. */
export function stageCalled(names: StageNames, target: string | null): number | undefined {
  if (target === null) return names.length === 0 ? undefined : names.length - 1;
  const named = names.findLastIndex((name) => name?.toLowerCase() === target.toLowerCase());
  if (named !== -1) return named;
  return /^\d+$/.test(target) && Number(target) < names.length ? Number(target) : undefined;
}

/**
 * Which stages a build goes through: the one that is built, and what it builds on, copies and mounts
 * from. BuildKit leaves out all others, with their base images.
 *
 * Source: moby/buildkit, frontend/dockerfile/dockerfile2llb/convert.go (`allReachableStages`), v0.26.
 *
 * @param target Null for the last one. All stages where there is none of that name.
 */
export function stagesBuilt(
  uses: readonly Use[],
  names: StageNames,
  target: string | null,
): ReadonlySet<number> {
  const first = stageCalled(names, target);
  if (first === undefined) return new Set(names.keys());
  const built = new Set([first]);
  for (const stage of built) {
    for (const use of uses.filter((one) => one.stage === stage)) {
      // A set that grows is gone through to its end.
      for (const meant of stagesMeant(use, names) ?? []) built.add(meant);
    }
  }
  return built;
}
