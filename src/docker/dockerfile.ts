import {
  type Dockerfile,
  DockerfileParser,
  type From,
  ModifiableInstruction,
} from 'dockerfile-ast';

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

/** Build arguments that BuildKit sets itself. Source: docs.docker.com, Dockerfile reference, "Automatic platform ARGs". */
const automaticName = '(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT|OSVERSION|STAGE)';
const automatic = new RegExp(`^${automaticName}$`);
const automaticVariable = new RegExp(`\\$(?:${automaticName}\\b|\\{${automaticName}\\})`);

/**
 * Every image that must be there for the build: FROM, `COPY --from=`, `RUN --mount=from=`; stages and
 * `scratch` are not images. Automatic arguments (`$TARGETARCH`) stay in the reference: `imageFor` fills them in.
 *
 * @param given Build arguments, before the Dockerfile's own defaults.
 */
export function baseImages(
  text: string,
  given: Readonly<Record<string, string>> = {},
): readonly BaseImage[] {
  const dockerfile = DockerfileParser.parse(text);
  const args = globalArgs(dockerfile, given);
  const stages = new Set<string>();
  const images: BaseImage[] = [];
  for (const from of dockerfile.getFROMs()) {
    const written = from.getImage();
    if (written !== null) add(images, stages, args, written, lineOf(from), platformFlag(from));
    const stage = from.getBuildStage();
    if (stage !== null) stages.add(stage.toLowerCase());
  }
  for (const { image, line } of copiedFrom(dockerfile))
    add(images, stages, args, image, line, null);
  return images;
}

function add(
  images: BaseImage[],
  stages: ReadonlySet<string>,
  args: ReadonlyMap<string, string | null>,
  written: string,
  line: number,
  platform: string | null,
): void {
  const { text: image, isResolved } = substitute(written, args);
  if (image === '' || image.toLowerCase() === 'scratch' || isStage(image, stages)) return;
  images.push({ image, isResolved, line, platform: platform && substitute(platform, args).text });
}

/** A platform that a Dockerfile gives its image, whatever the build asks for. */
export type FixedPlatform = {
  readonly platform: string;
  /** 1-based line of the FROM that says so. */
  readonly line: number;
};

/** The constant `--platform` of the last stage, or of the stage it builds on; null where there is none. */
export function fixedPlatform(
  text: string,
  given: Readonly<Record<string, string>> = {},
): FixedPlatform | null {
  const dockerfile = DockerfileParser.parse(text);
  const args = globalArgs(dockerfile, given);
  const froms = [...dockerfile.getFROMs()];
  let from = froms.at(-1);
  // A stage builds on those before it only.
  for (let at = froms.length - 1; from !== undefined; ) {
    const flag = platformFlag(from);
    if (flag !== null) {
      const { text: platform } = substitute(flag, args);
      return platform.includes('$') ? null : { platform, line: lineOf(from) };
    }
    const base: string | undefined = from.getImage()?.toLowerCase();
    const found = froms
      .slice(0, at)
      .findLastIndex((one) => one.getBuildStage()?.toLowerCase() === base);
    from = froms[found];
    at = found;
  }
  return null;
}

/** A stage's name or number; `build-${TARGETARCH}` is one where any stage's name is like that. */
function isStage(image: string, stages: ReadonlySet<string>): boolean {
  const fixed = image.split(automaticVariable);
  const pattern = new RegExp(`^${fixed.map(escapeRegExp).join('[\\w.-]*')}$`, 'i');
  return /^\d+$/.test(image) || [...stages].some((stage) => pattern.test(stage));
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

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
