import { lineWith, trustFor } from '../checklist/client-trust.ts';
import { notThere } from '../checklist/manifest/facts.ts';
import { type Asking, inRegistry, type StoredImage } from '../checklist/manifest/stored-image.ts';
import type { RegistryDoor } from '../checklist/registry/door.ts';
import { throughDoor } from '../checklist/registry/door-image.ts';
import { whyNoAnswer } from '../checklist/why-no-answer.ts';
import { inspectRaw } from '../docker/image-commands.ts';
import { type ImagePlatform, imagePlatformIn } from '../docker/image-platform.ts';
import { objectIn, parseJson } from '../docker/json.ts';
import { manifestInspect } from '../docker/list-commands.ts';
import {
  digestOf,
  type ImageManifest,
  imagesOf,
  layersSize,
  type ManifestList,
  parseManifest,
  writtenPlatforms,
} from '../docker/manifest-list.ts';
import type { Look } from '../host/look.ts';
import { texts } from '../texts/index.ts';
import type { SourceImage, SourceRead } from './source.ts';

export type Reading = {
  readonly look: Look;
  readonly door: RegistryDoor;
  /** Whether there is buildx; else the registry is asked by its API. */
  readonly hasBuildx: boolean;
  /** The builder whose settings are used, and the authority that was named. */
  readonly asking: Asking;
  /** Whether `docker manifest` is asked what it can read, and how. */
  readonly asksManifest: boolean;
  readonly isInsecure: boolean;
};

/** A registry may be slow where an engine may not. Milliseconds. */
const registryTimeout = 15_000;

/** Reads one source: through buildx, and where that can't, through the registry's API. */
export async function readSource(reference: string, reading: Reading): Promise<SourceRead> {
  const read = await readAnyhow(reference, reading);
  if (read.state !== 'there' || read.kind !== 'image' || !reading.asksManifest) return read;
  return { ...read, refused: await refusal(reference, reading) };
}

/** A way to ask a registry. */
type Asked = {
  readonly stored: StoredImage;
  /** The command, or the address. */
  readonly seenBy: string;
  readonly isByBuildx: boolean;
};

async function readAnyhow(reference: string, reading: Reading): Promise<SourceRead> {
  const { stored, address } = throughDoor(reading.door, reference);
  const door = { stored, seenBy: address, isByBuildx: false };
  if (!reading.hasBuildx) return readStored(door, door);
  const { look, asking } = reading;
  const argv = inspectRaw(reference, asking.builder);
  const buildx = {
    stored: inRegistry(look, asking, reference),
    seenBy: lineWith(argv, trustFor(reference, asking, look)),
    isByBuildx: true,
  };
  const read = await readStored(buildx, door);
  if (read.state !== 'unreadable') return read;
  const otherwise = await readStored(door, door);
  return otherwise.state === 'there' ? otherwise : read;
}

/** Whether a registry answers, and knows no such thing. */
export const isUnknown = (error: string): boolean =>
  notThere.test(error) || error.includes('NAME_UNKNOWN');

async function readStored(asked: Asked, door: Asked): Promise<SourceRead> {
  const { stored, seenBy, isByBuildx } = asked;
  const top = await stored.top();
  if (top.raw === null) {
    const state = isUnknown(top.error) ? 'missing' : 'unreadable';
    return { state, error: top.error, seenBy };
  }
  const parsed = parseManifest(top.raw);
  if (parsed === null) return { state: 'unreadable', error: texts().manifest.noManifest, seenBy };
  const digest = digestOf(top.raw);
  const common = { state: 'there', digest, mediaType: parsed.mediaType, seenBy } as const;
  if (parsed.kind === 'image') {
    const config = await configOf(parsed, asked, door);
    if (config.error !== null) return { state: 'unreadable', ...config };
    const { platform } = config;
    const image = { platform, digest, size: layersSize(parsed), isAttested: false };
    return { ...common, kind: 'image', images: [image], refused: null, isByBuildx };
  }
  const images = await listed(parsed, top.raw, stored);
  const isAttested = images.length === 1 && images[0]?.isAttested === true;
  const kind = isAttested ? 'attested' : 'list';
  return { ...common, kind, images, refused: null, isByBuildx };
}

type Config =
  | { readonly platform: ImagePlatform | null; readonly error: null }
  | { readonly error: string; readonly seenBy: string };

/** What the config of an image says. buildx before 0.8 can't show it, and reads all the rest. */
async function configOf(
  { config: digest }: Pick<ImageManifest, 'config'>,
  asked: Asked,
  door: Asked,
): Promise<Config> {
  if (digest === null) return { platform: null, error: null };
  const { raw, error } = await asked.stored.config(digest);
  if (raw !== null) return { platform: imagePlatformIn(objectIn(parseJson(raw))), error: null };
  if (asked !== door) return configOf({ config: digest }, door, door);
  return { error, seenBy: asked.seenBy };
}

/** Of a list of many the sizes are not asked for: each would be a question of its own. */
async function listed(
  list: ManifestList,
  raw: string,
  stored: StoredImage,
): Promise<readonly SourceImage[]> {
  const platforms = writtenPlatforms(raw);
  const images = imagesOf(list);
  return Promise.all(
    images.map(async ({ digest, attestations }) => ({
      platform: platforms.get(digest) ?? null,
      digest,
      size: images.length === 1 ? await sizeOf(digest, stored) : null,
      isAttested: attestations.length > 0,
    })),
  );
}

async function sizeOf(digest: string, stored: StoredImage): Promise<number | null> {
  const { raw } = await stored.byDigest(digest);
  const parsed = raw === null ? null : parseManifest(raw);
  return parsed?.kind === 'image' ? layersSize(parsed) : null;
}

/** Why `docker manifest` can't read what is there; null where it can. */
async function refusal(reference: string, reading: Reading): Promise<string | null> {
  const argv = manifestInspect(reference, { isInsecure: reading.isInsecure });
  const ran = await reading.look.run(argv, { timeout: registryTimeout });
  return ran.exitCode === 0 ? null : whyNoAnswer(ran);
}
