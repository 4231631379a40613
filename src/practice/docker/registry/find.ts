import { dockerHub, parseReference, type Reference } from '../../../docker/reference.ts';
import type { World } from '../../world.ts';
import { hubImage } from './hub.ts';
import { type StoredImage, storedImage } from './stored-image.ts';

/** A reference in its parts; null where it is none. */
export function referenceOf(text: string): Reference | null {
  const parsed = parseReference(text);
  return parsed.ok ? parsed : null;
}

/** `NAME:TAG` of a reference, as `World.registries` has it; what has lost its tag is there as `NAME@DIGEST`. */
export const keyOf = ({ repository, tag }: Reference): string => `${repository}:${tag ?? 'latest'}`;

/** What a registry has under a reference with a tag; null where nothing is. */
export function findImage(world: World, reference: Reference): StoredImage | null {
  const { registry, repository } = reference;
  const own = world.registries.get(registry);
  const key = keyOf(reference);
  const short = registry === dockerHub ? key.replace(/^library\//, '') : key;
  const found = own?.get(key) ?? own?.get(short);
  if (found !== undefined) return found;
  const known = registry === dockerHub ? hubImage(repository) : null;
  return known && storedImage(`${registry}/${key}`, known);
}

/** A document of a repository, by its digest or under a tag: its bytes. */
export function findDocument(world: World, reference: Reference): string | null {
  const { digest } = reference;
  if (digest === null) {
    const image = findImage(world, reference);
    return image?.blobs.get(image.digest) ?? null;
  }
  return (
    imagesOfRepository(world, reference).flatMap(({ blobs }) => blobs.get(digest) ?? [])[0] ?? null
  );
}

/** The image that a digest belongs to, and which of its platforms. */
export function findByDigest(
  world: World,
  reference: Reference,
): { readonly image: StoredImage; readonly platform: string | null } | null {
  const image = imagesOfRepository(world, reference).find(({ blobs }) =>
    blobs.has(reference.digest ?? ''),
  );
  return image === undefined
    ? null
    : { image, platform: platformOf(image, reference.digest ?? '') };
}

/** The repository of a key: a tag or a digest stands behind it. */
export const repositoryOf = (key: string): string => key.replace(/(?:@sha256:\w+|:[^:]*)$/, '');

function imagesOfRepository(world: World, reference: Reference): readonly StoredImage[] {
  const { registry, repository } = reference;
  const own = [...(world.registries.get(registry) ?? [])]
    .filter(([key]) => repositoryOf(key) === repository)
    .map(([, image]) => image);
  const latest = findImage(world, { ...reference, tag: reference.tag ?? 'latest' });
  return latest === null ? own : [...own, latest];
}

/** The platform whose manifest has a digest; null for a list, and for what attests. */
function platformOf(image: StoredImage, digest: string): string | null {
  const top = image.blobs.get(image.digest);
  if (image.single) return image.digest === digest ? (image.platforms[0] ?? null) : null;
  const { manifests = [] } = JSON.parse(top ?? '{}') as {
    manifests?: {
      digest: string;
      platform: { os: string; architecture: string; variant?: string };
    }[];
  };
  const found = manifests.find((one) => one.digest === digest)?.platform;
  if (found === undefined || found.os === 'unknown') return null;
  return [found.os, found.architecture, ...(found.variant ? [found.variant] : [])].join('/');
}
