import { inRegistry, type StoredImage } from '../checklist/manifest/stored-image.ts';
import { notThere } from '../checklist/manifest.ts';
import { whyNoAnswer } from '../checklist/why-no-answer.ts';
import { inspectRaw } from '../docker/image-commands.ts';
import { imagePlatformIn } from '../docker/image-platform.ts';
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
import { shellQuote } from '../docker/shell-words.ts';
import type { Look } from '../host/look.ts';
import { noAnswers } from '../model/answers.ts';
import { texts } from '../texts/index.ts';
import { throughDoor } from './door-image.ts';
import type { RegistryDoor } from './registry.ts';
import type { SourceImage, SourceRead } from './source.ts';

export type Reading = {
  readonly look: Look;
  readonly door: RegistryDoor;
  /** Whether there is buildx; else the registry is asked by its API. */
  readonly hasBuildx: boolean;
  readonly builder: string | null;
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

async function readAnyhow(reference: string, reading: Reading): Promise<SourceRead> {
  const door = throughDoor(reading.door, reference);
  if (!reading.hasBuildx) return readStored(door.stored, door.address, false);
  const { look, builder } = reading;
  const stored = inRegistry(look, { ...noAnswers, builder }, reference);
  const seenBy = shellQuote(inspectRaw(reference, builder));
  const read = await readStored(stored, seenBy, true);
  if (read.state !== 'unreadable') return read;
  const otherwise = await readStored(door.stored, door.address, false);
  return otherwise.state === 'there' ? otherwise : read;
}

async function readStored(
  stored: StoredImage,
  seenBy: string,
  isByBuildx: boolean,
): Promise<SourceRead> {
  const top = await stored.top();
  if (top.raw === null) {
    const isMissing = notThere.test(top.error) || top.error.includes('NAME_UNKNOWN');
    const state = isMissing ? 'missing' : 'unreadable';
    return { state, error: top.error, seenBy };
  }
  const parsed = parseManifest(top.raw);
  if (parsed === null) return { state: 'unreadable', error: texts().manifest.noManifest, seenBy };
  const digest = digestOf(top.raw);
  const common = { state: 'there', digest, mediaType: parsed.mediaType, seenBy } as const;
  if (parsed.kind === 'image') {
    const image = await imageOf(parsed, digest, stored);
    return { ...common, kind: 'image', images: [image], refused: null, isByBuildx };
  }
  const images = await listed(parsed, top.raw, stored);
  const isAttested = images.length === 1 && images[0]?.isAttested === true;
  const kind = isAttested ? 'attested' : 'list';
  return { ...common, kind, images, refused: null, isByBuildx };
}

async function imageOf(
  image: ImageManifest,
  digest: string,
  stored: StoredImage,
): Promise<SourceImage> {
  const config = await stored.config(image.config ?? digest);
  const platform = config.raw === null ? null : imagePlatformIn(objectIn(parseJson(config.raw)));
  return { platform, digest, size: layersSize(image), isAttested: false };
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
