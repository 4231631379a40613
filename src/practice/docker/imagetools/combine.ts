import { isObject, itemsIn, type JsonObject, objectIn, parseJson } from '../../../docker/json.ts';
import { configPlatform, digestOf, parseManifest } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { World } from '../../world.ts';
import { platformIn } from '../manifest/entry.ts';
import { platformFields } from '../registry/blobs.ts';
import { findDocument } from '../registry/find.ts';
import { dockerTypes, ociTypes } from '../registry/media-types.ts';

/** An image or a list that a new list is made of. */
export type Source = {
  readonly reference: Reference;
  readonly raw: string;
  /** What a descriptor says otherwise than the registry. */
  readonly change: JsonObject;
};

/** A manifest of the new list, and where it comes from. */
export type Part = { readonly descriptor: JsonObject; readonly source: Source };

/**
 * The new list byte for byte, and its manifests. One list alone is taken as it is; the same manifest twice
 * is one; two of one platform stay two.
 *
 * Source: docker/buildx v0.29.1, util/imagetools/create.go, `Combine`; v0.13.1 does the same.
 */
export function combine(
  world: World,
  sources: readonly Source[],
): { readonly raw: string; readonly parts: readonly Part[] } {
  const parts = new Map<unknown, Part>();
  for (const part of sources.flatMap((source) => partsOf(world, source))) {
    const { digest } = part.descriptor;
    const old = parts.get(digest)?.descriptor;
    parts.set(digest, old === undefined ? part : { ...part, descriptor: merged(old, part) });
  }
  const [only] = sources;
  const manifests = [...parts.values()].map(({ descriptor }) => descriptor);
  const isList = only !== undefined && parseManifest(only.raw)?.kind === 'list';
  const raw =
    sources.length === 1 && isList
      ? only.raw
      : JSON.stringify({ schemaVersion: 2, mediaType: typeOf(manifests), manifests }, null, 2);
  return { raw, parts: [...parts.values()] };
}

const merged = (old: JsonObject, { descriptor: { platform } }: Part): JsonObject =>
  platform === undefined ? old : { ...old, platform };

const typeOf = (manifests: readonly JsonObject[]): string =>
  manifests.every(({ mediaType }) => String(mediaType).startsWith('application/vnd.docker.'))
    ? dockerTypes.index
    : ociTypes.index;

function partsOf(world: World, source: Source): readonly Part[] {
  const { raw, reference, change } = source;
  const value = objectIn(parseJson(raw));
  if (parseManifest(raw)?.kind === 'list') {
    const listed = itemsIn(value['manifests']).filter(isObject);
    return listed.map((descriptor) => ({ descriptor, source }));
  }
  const config = objectIn(value['config'])['digest'];
  const own = findDocument(world, { ...reference, digest: String(config) });
  // It is written as containerd writes it: an arm that names no variant becomes v7.
  const platform = platformFields(configPlatform(own ?? '{}') ?? '');
  const descriptor = {
    ...{ mediaType: change['mediaType'] ?? value['mediaType'], digest: digestOf(raw) },
    size: Buffer.byteLength(raw),
    ...(isObject(change['annotations']) ? { annotations: change['annotations'] } : {}),
    platform: isObject(change['platform'])
      ? { ...platform, ...platformIn(change['platform']) }
      : platform,
  };
  return [{ descriptor, source }];
}
