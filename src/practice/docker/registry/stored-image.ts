import type { MachineImage, MachineRegistry } from '../../machine.ts';
import { type Blob, blobOf, numberFor, platformFields } from './blobs.ts';
import { dockerTypes, type MediaTypes, ociTypes } from './media-types.ts';

/** What a registry keeps under a name: every document byte for byte, its digests computed. */
export type StoredImage = MachineImage & {
  /** Of the list, or of the one image. */
  readonly digest: string;
  /** All its documents by digest: list, manifests, configs, attestations. */
  readonly blobs: ReadonlyMap<string, string>;
};

/** A layer as it travels: compressed. */
export type Layer = { readonly digest: string; readonly size: number };

/** By key: of the list, and of each image. */
export type Annotations = {
  readonly index: Readonly<Record<string, string>>;
  readonly manifest: Readonly<Record<string, string>>;
};

/** How an image came to be. */
export type Making = {
  readonly platforms: readonly string[];
  readonly layers: (platform: string) => readonly Layer[];
  readonly types: MediaTypes;
  /** What is attested of each image, as predicates are called. */
  readonly attests: readonly string[];
  readonly annotations?: Annotations;
  /** Of every image's config. */
  readonly labels?: Readonly<Record<string, string>>;
  /** A build for one platform without attestations makes no list. */
  readonly isSingle: boolean;
  readonly indent: 0 | 2 | 3;
  /** When its steps were done, ISO 8601; the same as long as they come from the cache. */
  readonly created: string;
  /** When this build was: what its attestation is about. */
  readonly attested?: string;
};

/** One platform's manifest, its config, and what attests it. */
export type MadeManifest = {
  readonly platform: string;
  readonly manifest: Blob;
  readonly config: Blob;
  readonly layers: readonly Layer[];
  readonly attestation: Blob | null;
};

export type MadeImage = {
  readonly manifests: readonly MadeManifest[];
  /** Null where the one manifest is the image. */
  readonly list: Blob | null;
  readonly stored: StoredImage;
};

/** Puts an image together as BuildKit does: source moby/buildkit v0.13, exporter/containerimage/writer.go. */
export function makeImage(making: Making): MadeImage {
  const manifests = making.platforms.map((platform) => makeManifest(making, platform));
  const list = making.isSingle ? null : listOf(making, manifests);
  const documents = manifests.flatMap(({ manifest, config, attestation }) =>
    attestation === null ? [manifest, config] : [manifest, config, attestation],
  );
  const top = list ?? manifests[0]?.manifest;
  return {
    manifests,
    list,
    stored: {
      platforms: making.platforms,
      ...(making.isSingle ? { single: true } : {}),
      digest: top?.digest ?? '',
      blobs: new Map(
        [...documents, ...(list === null ? [] : [list])].map(({ digest, raw }) => [digest, raw]),
      ),
    },
  };
}

function makeManifest(making: Making, platform: string): MadeManifest {
  const { types, indent } = making;
  const layers = making.layers(platform);
  const config = blobOf(configOf(making, platform, layers), 0);
  const manifest = blobOf(
    {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, digest: config.digest, size: config.size },
      layers: layers.map((layer) => ({ mediaType: types.layer, ...layer })),
      ...annotated(making.annotations?.manifest),
    },
    indent,
  );
  const attestation = making.attests.length > 0 ? attestationOf(making, manifest) : null;
  return { platform, manifest, config, layers, attestation };
}

function configOf(
  { created, labels = {} }: Making,
  platform: string,
  layers: readonly { readonly digest: string }[],
) {
  return {
    ...platformFields(platform),
    config: {
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      ...(Object.keys(labels).length > 0 && { Labels: labels }),
    },
    created,
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => blobOf(digest, 0).digest) },
  };
}

/** No annotations are no key. */
const annotated = (annotations: Readonly<Record<string, string>> = {}) =>
  Object.keys(annotations).length > 0 ? { annotations } : {};

function attestationOf({ types, indent, attests, attested }: Making, image: Blob): Blob {
  const config = blobOf(
    { architecture: 'unknown', os: 'unknown', config: {}, of: image.digest },
    0,
  );
  return blobOf(
    {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: { mediaType: types.config, digest: config.digest, size: 167 },
      layers: attests.map((predicate, at) => ({
        mediaType: 'application/vnd.in-toto+json',
        digest: blobOf({ subject: image.digest, attested, ...(at > 0 && { predicate }) }, 0).digest,
        size: 1014 + numberFor(image.digest, 8),
        annotations: { 'in-toto.io/predicate-type': predicate },
      })),
    },
    indent,
  );
}

function listOf({ types, indent, annotations }: Making, manifests: readonly MadeManifest[]): Blob {
  const images = manifests.map(({ platform, manifest }) => ({
    ...descriptor(types, manifest),
    platform: platformFields(platform),
  }));
  const attestations = manifests.flatMap(({ manifest, attestation }) =>
    attestation === null
      ? []
      : [
          {
            ...descriptor(types, attestation),
            annotations: {
              'vnd.docker.reference.digest': manifest.digest,
              'vnd.docker.reference.type': 'attestation-manifest',
            },
            platform: { architecture: 'unknown', os: 'unknown' },
          },
        ],
  );
  return blobOf(
    {
      ...{ schemaVersion: 2, mediaType: types.index },
      manifests: [...images, ...attestations],
      ...annotated(annotations?.index),
    },
    indent,
  );
}

const descriptor = ({ manifest: mediaType }: MediaTypes, { digest, size }: Blob) => ({
  mediaType,
  digest,
  size,
});

/** An image that was there before anything began; a single one as `docker push` makes it. */
export function storedImage(name: string, image: MachineImage): StoredImage {
  const isSingle = image.single ?? false;
  return makeImage({
    platforms: image.platforms,
    layers: (platform) => baseLayers(name, platform, isSingle),
    types: isSingle ? dockerTypes : ociTypes,
    attests: [],
    isSingle,
    indent: isSingle ? 3 : 0,
    created: '2026-05-18T09:12:44Z',
  }).stored;
}

/**
 * One layer, of a size as base images have it: 2 to 40 MB, a little other for each platform. Single images
 * of a repository are about as large as one another.
 */
function baseLayers(name: string, platform: string, isSingle: boolean): readonly Layer[] {
  const alike = isSingle ? name.replace(/:[^:]*$/, '') : name;
  const size = 2_400_000 + numberFor(alike, 36_000_000) + numberFor(name + platform, 300_000);
  return [{ digest: blobOf({ name, platform }, 0).digest, size }];
}

/** What an image that was pushed anew was before. */
export const firstImage = (name: string, image: MachineImage): StoredImage =>
  storedImage(image.rebuilt === true ? `${name} as it was first` : name, image);

/** What a machine's file says that a registry has; what lost its tag is there as `NAME@DIGEST`. */
export function storedImages(registry: MachineRegistry): Map<string, StoredImage> {
  return new Map(
    Object.entries(registry.images).flatMap(([name, image]) => {
      const now = [name, storedImage(`${registry.host}/${name}`, image)] as const;
      if (image.rebuilt !== true) return [now];
      const old = firstImage(`${registry.host}/${name}`, image);
      return [now, [`${name.replace(/:[^:]*$/, '')}@${old.digest}`, old] as const];
    }),
  );
}
