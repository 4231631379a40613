import { isObject, itemsIn, objectIn, parseJson } from '../../../docker/json.ts';
import { configPlatform, parseManifest } from '../../../docker/manifest-list.ts';
import { normalisePlatform } from '../../../docker/platform.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { World } from '../../world.ts';
import { findDocument } from '../registry/find.ts';
import { dockerTypes } from '../registry/media-types.ts';
import { listOfDocuments } from '../registry/publish.ts';
import type { StoredImage } from '../registry/stored-image.ts';
import { fullName } from './local.ts';

/** What the engine has under a name; null where it has nothing, or nothing of which more is known. */
export const keptImage = (world: World, name: string): StoredImage | null =>
  world.docker.kept.get(fullName(name)) ?? null;

export function keepImage(world: World, name: string, image: StoredImage): void {
  world.images.add(name);
  world.docker.kept.set(fullName(name), image);
}

/** Keeps the image of one platform, of what a registry has under a name. */
export function keepPulled(world: World, name: string, from: Reference, platform: string): void {
  const top = findDocument(world, from);
  const parsed = parseManifest(top ?? '');
  const digest =
    parsed?.kind === 'list'
      ? parsed.manifests.find((one) => one.platform === normalisePlatform(platform))?.digest
      : null;
  const raw = digest == null ? top : findDocument(world, { ...from, digest });
  const image = parseManifest(raw ?? '');
  world.images.add(name);
  if (raw === null || image?.kind !== 'image' || image.config === null) return;
  const config = findDocument(world, { ...from, digest: image.config });
  if (config !== null)
    keepImage(world, name, listOfDocuments(raw, new Map([[image.config, config]])));
}

/** The platform that an image's own config names. */
export function platformOfKept({ blobs, digest }: StoredImage): string | null {
  const image = parseManifest(blobs.get(digest) ?? '');
  return image?.kind === 'image' ? configPlatform(blobs.get(image.config ?? '') ?? '') : null;
}

/** Digests of the layers of one image, the lowest first. */
export const layersOf = (raw: string): readonly string[] =>
  itemsIn(objectIn(parseJson(raw))['layers']).flatMap((layer) =>
    isObject(layer) ? [String(layer['digest'])] : [],
  );

/**
 * An image as an engine without containerd's store pushes it: a manifest of Docker's own kind, written anew.
 *
 * Source: moby/moby, distribution/push_v2.go, `pushV2Tag`; distribution v2.8, manifest/schema2; recorded:
 * `session-manifest.json`.
 */
export function asPushed({ blobs, digest }: StoredImage): StoredImage {
  const { config, layers } = objectIn(parseJson(blobs.get(digest) ?? ''));
  const described = (mediaType: string, value: unknown) => {
    const { size, digest: own } = objectIn(value);
    return { mediaType, size, digest: own };
  };
  const manifest = {
    schemaVersion: 2,
    mediaType: dockerTypes.manifest,
    config: described(dockerTypes.config, config),
    layers: itemsIn(layers).map((layer) => described(dockerTypes.layer, layer)),
  };
  const documents = [...blobs].filter(([one]) => one !== digest);
  return listOfDocuments(JSON.stringify(manifest, null, 3), new Map(documents));
}
