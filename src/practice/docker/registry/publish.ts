import { objectIn, parseJson } from '../../../docker/json.ts';
import { digestOf, imagesOf, parseManifest } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { World } from '../../world.ts';
import { keyOf } from './find.ts';
import type { StoredImage } from './stored-image.ts';

/**
 * Puts an image under a name, or under its digest alone. What had the name before stays, under its own
 * digest, as in a registry that nobody collects garbage in.
 */
export function publish(world: World, reference: Reference, image: StoredImage): void {
  const { registry, repository, tag, digest } = reference;
  const images = world.registries.get(registry) ?? new Map<string, StoredImage>();
  world.registries.set(registry, images);
  const byDigest = (one: StoredImage) => images.set(`${repository}@${one.digest}`, one);
  if (tag === null && digest !== null) {
    byDigest(image);
    return;
  }
  const old = images.get(keyOf(reference));
  if (old !== undefined && old.digest !== image.digest) byDigest(old);
  images.set(keyOf(reference), image);
}

/** A list, or one image, with everything that belongs to it; what its platforms are, a list says itself. */
export function listOfDocuments(raw: string, documents: ReadonlyMap<string, string>): StoredImage {
  const parsed = parseManifest(raw);
  const digest = digestOf(raw);
  const blobs = new Map([...documents, [digest, raw]]);
  if (parsed?.kind === 'list') {
    return { platforms: imagesOf(parsed).map(({ platform }) => platform), digest, blobs };
  }
  const { os, architecture, variant } = objectIn(
    parseJson(blobs.get(parsed?.config ?? '') ?? '{}'),
  );
  const platform = [os, architecture, ...(variant ? [variant] : [])].join('/');
  return { platforms: [platform], single: true, digest, blobs };
}
