import { createHash } from 'node:crypto';
import { type ImagePlatform, imagePlatformIn } from './image-platform.ts';
import { isObject, itemsIn, type JsonObject, objectIn, parseJson, textIn } from './json.ts';
import { normalisePlatform } from './platform.ts';

/** What a manifest list says of one of its manifests. */
export type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes of the manifest itself. */
  readonly size: number;
  /** Normalised; null where the descriptor names none. */
  readonly platform: string | null;
  /** The digest of the image that this manifest attests; null where it is an image itself. */
  readonly attests: string | null;
  readonly annotations: Readonly<Record<string, string>>;
};

/** An image index (OCI) or manifest list (Docker). */
export type ManifestList = {
  readonly kind: 'list';
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
};

/** The manifest of one image, or of attestations. */
export type ImageManifest = {
  readonly kind: 'image';
  readonly mediaType: string;
  readonly config: string | null;
  readonly layers: readonly { readonly size: number; readonly predicate: string | null }[];
};

/** One image of a list, its attestations folded in. */
export type ListedImage = {
  readonly platform: string;
  readonly digest: string;
  /** Digests of the manifests that attest it. */
  readonly attestations: readonly string[];
};

const listTypes = /(?:image\.index\.v1|manifest\.list\.v2)\+json$/;
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';

/**
 * Parses the raw text of a manifest. Formats: opencontainers/image-spec v1.1 (image-index.md, manifest.md),
 * distribution "Image Manifest Version 2, Schema 2"; attestations: moby/buildkit docs/attestations/attestation-storage.md.
 */
export function parseManifest(raw: string): ManifestList | ImageManifest | null {
  const value = objectIn(parseJson(raw));
  const mediaType = textIn(value['mediaType']) ?? '';
  if (Array.isArray(value['manifests']) || listTypes.test(mediaType)) {
    const manifests = objectsIn(value['manifests']).flatMap(descriptor);
    return { kind: 'list', mediaType: mediaType || ociIndex, manifests };
  }
  if (!Array.isArray(value['layers'])) return null;
  return {
    kind: 'image',
    mediaType: mediaType || ociManifest,
    config: textIn(objectIn(value['config'])['digest']),
    layers: objectsIn(value['layers']).map((layer) => ({
      size: numberIn(layer['size']),
      predicate: textIn(objectIn(layer['annotations'])['in-toto.io/predicate-type']),
    })),
  };
}

/** The digest of a manifest: sha256 of its raw bytes. */
export function digestOf(raw: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(raw).digest('hex')}`;
}

/** The images of a list in its own order; attestations stand in their image's row, never as `unknown/unknown`. */
export function imagesOf(list: ManifestList): readonly ListedImage[] {
  const attesting = list.manifests.filter((manifest) => manifest.attests !== null);
  return list.manifests
    .filter((manifest) => manifest.attests === null)
    .map((manifest) => ({
      platform: manifest.platform ?? 'unknown',
      digest: manifest.digest,
      attestations: attesting
        .filter((other) => other.attests === manifest.digest)
        .map((other) => other.digest),
    }));
}

/** The platforms in a list's raw text as they are written there, by digest. */
export function writtenPlatforms(raw: string): ReadonlyMap<string, ImagePlatform> {
  const manifests = objectsIn(objectIn(parseJson(raw))['manifests']);
  return new Map(
    manifests.flatMap((manifest) => {
      const [digest, platform] = [
        textIn(manifest['digest']),
        imagePlatformIn(objectIn(manifest['platform'])),
      ];
      return digest === null || platform === null ? [] : [[digest, platform] as const];
    }),
  );
}

/** Bytes of an image's layers as they travel: compressed. */
export function layersSize(manifest: ImageManifest): number {
  return manifest.layers.reduce((sum, layer) => sum + layer.size, 0);
}

/** What an attestation manifest holds: 'provenance', 'sbom', or the name of another predicate. */
export function attestationKinds(manifest: ImageManifest): readonly string[] {
  const kinds = manifest.layers.flatMap(({ predicate }) => {
    if (predicate === null) return [];
    if (predicate.includes('slsa.dev/provenance')) return ['provenance'];
    if (predicate.includes('spdx') || predicate.includes('cyclonedx')) return ['sbom'];
    return [predicate];
  });
  return [...new Set(kinds)];
}

/** The platform that an image's config names, for a reference that is no list; null where it can't be told. */
export function configPlatform(raw: string): string | null {
  return platformOf(objectIn(parseJson(raw)));
}

function descriptor(value: JsonObject): readonly Descriptor[] {
  const digest = textIn(value['digest']) ?? '';
  if (!/^[a-z0-9+._-]+:[0-9a-fA-F]+$/.test(digest)) return [];
  const annotations = Object.fromEntries(
    Object.entries(objectIn(value['annotations'])).map(([key, text]) => [key, textIn(text) ?? '']),
  );
  const platform = platformOf(objectIn(value['platform']));
  const isAttestation =
    annotations['vnd.docker.reference.type'] === 'attestation-manifest' ||
    platform === 'unknown/unknown';
  return [
    {
      mediaType: textIn(value['mediaType']) ?? '',
      digest,
      size: numberIn(value['size']),
      platform,
      attests: isAttestation ? (annotations['vnd.docker.reference.digest'] ?? '') : null,
      annotations,
    },
  ];
}

function platformOf(fields: JsonObject): string | null {
  const [os, architecture, variant] = ['os', 'architecture', 'variant'].map((key) =>
    textIn(fields[key]),
  );
  if (!os || !architecture) return null;
  return normalisePlatform([os, architecture, ...(variant ? [variant] : [])].join('/'));
}

const objectsIn = (value: unknown): readonly JsonObject[] => itemsIn(value).filter(isObject);
const numberIn = (value: unknown): number => (typeof value === 'number' ? value : 0);
