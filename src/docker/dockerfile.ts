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
const automatic = /^(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT|OSVERSION|STAGE)$/;

/**
 * Every image that must be there for the build: FROM, `COPY --from=`, `RUN --mount=from=`; stages and
 * `scratch` are not images. Automatic arguments (`$TARGETARCH`) stay in the reference: `imageFor` fills them in.
 */
export function baseImages(text: string): readonly BaseImage[] {
  const dockerfile = DockerfileParser.parse(text);
  const args = globalArgs(dockerfile);
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
  const isStage = stages.has(image.toLowerCase()) || /^\d+$/.test(image);
  if (image === '' || image.toLowerCase() === 'scratch' || isStage) return;
  images.push({ image, isResolved, line, platform: platform && substitute(platform, args).text });
}

/** The image for one platform: automatic arguments filled in. Null where it is not asked for on that platform. */
export function imageFor(
  base: BaseImage,
  platform: string,
  buildPlatform: string | null,
): { readonly image: string; readonly platform: string } | null {
  const [os = 'linux', arch = '', variant = ''] = platform.split('/');
  const values = new Map<string, string | null>([
    ['TARGETPLATFORM', platform],
    ['TARGETOS', os],
    ['TARGETARCH', arch],
    ['TARGETVARIANT', variant],
    ['BUILDPLATFORM', buildPlatform],
    ['BUILDARCH', buildPlatform?.split('/')[1] ?? null],
  ]);
  const image = substitute(base.image, values);
  const wanted = base.platform === null ? null : substitute(base.platform, values);
  if (!image.isResolved || wanted?.isResolved === false) return null;
  return { image: image.text, platform: wanted?.text ?? platform };
}

function globalArgs(dockerfile: Dockerfile): ReadonlyMap<string, string | null> {
  const args = new Map<string, string | null>();
  for (const arg of dockerfile.getInitialARGs()) {
    const property = arg.getProperty();
    if (property === null) continue;
    const value = property.getValue();
    args.set(property.getName(), value === null ? null : substitute(value, args).text);
  }
  return args;
}

/** Fills `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` in; automatic arguments without a value stay. */
function substitute(
  text: string,
  args: ReadonlyMap<string, string | null>,
): { readonly text: string; readonly isResolved: boolean } {
  let isResolved = true;
  const filled = text.replaceAll(
    /\$(?:\{(\w+)(?::([-+])([^}]*))?\}|(\w+))/g,
    (whole, braced: string | undefined, sign: string | undefined, other: string, bare: string) => {
      const name = braced ?? bare;
      const value = args.get(name) ?? null;
      if (sign === '+') return value === null ? '' : other;
      if (value !== null) return value;
      if (sign === '-') return other;
      isResolved &&= automatic.test(name) && !args.has(name);
      return whole;
    },
  );
  return { text: filled, isResolved };
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
