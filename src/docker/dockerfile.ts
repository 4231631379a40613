import {
  type Dockerfile,
  DockerfileParser,
  type From,
  ModifiableInstruction,
} from 'dockerfile-ast';
import { automatic, stageCalled, stagesBuilt, stagesMeant, type Use } from './dockerfile-stages.ts';

/** An image that a Dockerfile builds on or copies from. */
export type BaseImage = {
  /** The reference with its ARG defaults filled in; as it is written where one has no default. */
  readonly image: string;
  /** False where a build argument without a default decides. */
  readonly isResolved: boolean;
  /** 1-based line. */
  readonly line: number;
  /** `--platform` as it is written; null where the image must exist for every platform of the build. */
  readonly platform: string | null;
};

/**
 * Every image that must be there for the build: FROM, `COPY --from=`, `RUN --mount=from=`; stages and
 * `scratch` are not images. Automatic arguments (`$TARGETARCH`) stay in the reference: `imageFor` fills them in.
 *
 * @param given Build arguments, before the Dockerfile's own defaults.
 * @param target The stage that is built, null for the last one; left out, all of them count.
 */
export function baseImages(
  text: string,
  given: Readonly<Record<string, string>> = {},
  target?: string | null,
): readonly BaseImage[] {
  const dockerfile = DockerfileParser.parse(text);
  const uses = usesIn(dockerfile, globalArgs(dockerfile, given));
  const names = dockerfile.getFROMs().map((from) => from.getBuildStage());
  const built = target === undefined ? null : stagesBuilt(uses, names, target);
  return uses
    .filter(({ stage }) => built === null || built.has(stage))
    .filter(({ image }) => image !== '' && image.toLowerCase() !== 'scratch')
    .filter((use) => stagesMeant(use, names) === null)
    .map(({ image, isResolved, line, platform }) => ({ image, isResolved, line, platform }));
}

/** Tells of a line (1-based) whether it is in a stage that is built; the parameters are those of `baseImages`. */
export function linesBuilt(
  text: string,
  given: Readonly<Record<string, string>>,
  target: string | null,
): (line: number) => boolean {
  const dockerfile = DockerfileParser.parse(text);
  const froms = dockerfile.getFROMs();
  const names = froms.map((from) => from.getBuildStage());
  const built = stagesBuilt(usesIn(dockerfile, globalArgs(dockerfile, given)), names, target);
  return (line) => built.has(froms.findLastIndex((from) => lineOf(from) <= line));
}

/** All that the instructions name: what is built on, then what is copied and mounted from. */
function usesIn(
  dockerfile: Dockerfile,
  args: ReadonlyMap<string, string | null>,
): readonly (Use & BaseImage)[] {
  const froms = dockerfile.getFROMs();
  const bases = froms.flatMap((from, stage) => {
    const image = from.getImage();
    const flag = platformFlag(from);
    const platform = flag && substitute(flag, args).text;
    return image === null ? [] : [{ image, line: lineOf(from), platform, stage, isBase: true }];
  });
  const others = copiedFrom(dockerfile).map((one) => {
    const stage = froms.findLastIndex((from) => lineOf(from) <= one.line);
    return { ...one, platform: null, stage, isBase: false };
  });
  return [...bases, ...others].map((use) => {
    const { text: image, isResolved } = substitute(use.image, args);
    return { ...use, image, isResolved };
  });
}

/** A platform that a Dockerfile gives its image, whatever the build asks for. */
export type FixedPlatform = {
  readonly platform: string;
  /** 1-based line of the FROM that says so. */
  readonly line: number;
};

/**
 * The constant `--platform` of the stage that is built, or of the one it builds on; null where there is none.
 *
 * @param target Null for the last stage.
 */
export function fixedPlatform(
  text: string,
  given: Readonly<Record<string, string>> = {},
  target: string | null = null,
): FixedPlatform | null {
  const dockerfile = DockerfileParser.parse(text);
  const args = globalArgs(dockerfile, given);
  const froms = [...dockerfile.getFROMs()];
  const names = froms.map((from) => from.getBuildStage());
  let at = stageCalled(names, target) ?? -1;
  // A stage builds on those before it only.
  for (let from = froms[at]; from !== undefined; from = froms[at]) {
    const flag = platformFlag(from);
    if (flag !== null) {
      const { text: platform } = substitute(flag, args);
      return platform.includes('$') ? null : { platform, line: lineOf(from) };
    }
    const base = from.getImage()?.toLowerCase();
    at = names.slice(0, at).findLastIndex((name) => name?.toLowerCase() === base);
  }
  return null;
}

/** The image for one platform: automatic arguments filled in. Null where it is not asked for on that platform. */
export function imageFor(
  base: BaseImage,
  platform: string,
  buildPlatform: string | null,
): { readonly image: string; readonly platform: string } | null {
  const values = new Map([
    ...platformArgs('TARGET', platform),
    ...(buildPlatform === null ? [] : platformArgs('BUILD', buildPlatform)),
  ]);
  const image = substitute(base.image, values).text;
  const wanted = base.platform === null ? platform : substitute(base.platform, values).text;
  return /\$/.test(image + wanted) ? null : { image, platform: wanted };
}

/** An instruction of a Dockerfile. */
export type Instruction = {
  /** In capitals: `RUN`. */
  readonly keyword: string;
  /** As it is written, with its continuation lines. */
  readonly text: string;
  /** 1-based, both included. */
  readonly firstLine: number;
  readonly lastLine: number;
};

/** The instruction that a line (1-based) belongs to, null where none does. */
export function instructionAt(text: string, line: number): Instruction | null {
  const found = DockerfileParser.parse(text)
    .getInstructions()
    .find((instruction) => {
      const { start, end } = instruction.getRange();
      return start.line < line && line <= end.line + 1;
    });
  if (found === undefined) return null;
  const { start, end } = found.getRange();
  return {
    keyword: found.getKeyword(),
    text: text
      .split(/\r?\n/)
      .slice(start.line, end.line + 1)
      .join('\n'),
    firstLine: start.line + 1,
    lastLine: end.line + 1,
  };
}

/** The automatic arguments of a platform: `TARGETARCH` and its like, or `BUILDARCH`. */
export function platformArgs(
  prefix: 'TARGET' | 'BUILD',
  platform: string,
): readonly (readonly [string, string])[] {
  const [os = '', arch = '', variant = ''] = platform.split('/');
  const parts = { PLATFORM: platform, OS: os, ARCH: arch, VARIANT: variant };
  return Object.entries(parts).map(([name, value]) => [prefix + name, value]);
}

function globalArgs(
  dockerfile: Dockerfile,
  given: Readonly<Record<string, string>>,
): ReadonlyMap<string, string | null> {
  const args = new Map<string, string | null>();
  for (const property of dockerfile.getInitialARGs().flatMap((arg) => arg.getProperties())) {
    const name = property.getName();
    const value = Object.hasOwn(given, name) ? (given[name] ?? null) : property.getValue();
    args.set(property.getName(), value === null ? null : substitute(value, args).text);
  }
  return args;
}

/**
 * Fills `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` in, the latter two also without
 * their colon; automatic arguments without a value stay.
 */
function substitute(
  text: string,
  args: ReadonlyMap<string, string | null>,
): { readonly text: string; readonly isResolved: boolean } {
  const filled = text.replaceAll(
    /\$(?:\{(\w+)(?::?([-+])([^}]*))?\}|(\w+))/g,
    (whole, braced: string | undefined, sign: string | undefined, other: string, bare: string) => {
      const value = args.get(braced ?? bare) ?? null;
      if (sign === '+') return value === null ? '' : other;
      return value ?? (sign === '-' ? other : whole);
    },
  );
  const left = [...filled.matchAll(/\$\{?(\w*)\}?/g)];
  return { text: filled, isResolved: left.every(([, name = '']) => automatic.test(name)) };
}

function platformFlag(from: From): string | null {
  return from.getPlatformFlag()?.getValue() ?? null;
}

function copiedFrom(dockerfile: Dockerfile): readonly { image: string; line: number }[] {
  const copies = dockerfile.getCOPYs().flatMap((copy) => {
    const image = copy.getFromFlag()?.getValue() ?? null;
    return image === null ? [] : [{ image, line: lineOf(copy) }];
  });
  const mounts = dockerfile.getInstructions().flatMap((instruction) => {
    if (!(instruction instanceof ModifiableInstruction)) return [];
    return instruction.getFlags().flatMap((flag) => {
      const image = /(?:^|,)from=([^,]+)/.exec(flag.getValue() ?? '')?.[1];
      const isMount = flag.getName() === 'mount' && image !== undefined;
      return isMount ? [{ image, line: lineOf(instruction) }] : [];
    });
  });
  return [...copies, ...mounts];
}

function lineOf(instruction: { getRange(): { start: { line: number } } }): number {
  return instruction.getRange().start.line + 1;
}
