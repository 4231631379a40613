import { createHash } from 'node:crypto';
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
  const value = parseObject(raw);
  if (value === null) return null;
  const mediaType = textOf(value['mediaType']);
  if (Array.isArray(value['manifests']) || listTypes.test(mediaType)) {
    const manifests = listOf(value['manifests']).flatMap(descriptor);
    return { kind: 'list', mediaType: mediaType || ociIndex, manifests };
  }
  if (!Array.isArray(value['layers'])) return null;
  return {
    kind: 'image',
    mediaType: mediaType || ociManifest,
    config: textOf(objectOf(value['config'])['digest']) || null,
    layers: listOf(value['layers']).map((layer) => ({
      size: numberOf(layer['size']),
      predicate: textOf(objectOf(layer['annotations'])['in-toto.io/predicate-type']) || null,
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
  const value = parseObject(raw);
  return value === null ? null : platformOf(value);
}

function descriptor(value: Fields): readonly Descriptor[] {
  const digest = textOf(value['digest']);
  if (!/^[a-z0-9+._-]+:[0-9a-fA-F]+$/.test(digest)) return [];
  const annotations = Object.fromEntries(
    Object.entries(objectOf(value['annotations'])).map(([key, text]) => [key, textOf(text)]),
  );
  const isAttestation = annotations['vnd.docker.reference.type'] === 'attestation-manifest';
  return [
    {
      mediaType: textOf(value['mediaType']),
      digest,
      size: numberOf(value['size']),
      platform: platformOf(objectOf(value['platform'])),
      attests: isAttestation ? (annotations['vnd.docker.reference.digest'] ?? '') : null,
      annotations,
    },
  ];
}

function platformOf(fields: Fields): string | null {
  const parts = [fields['os'], fields['architecture'], fields['variant']].map(textOf);
  const [os = '', architecture = ''] = parts;
  if (os === '' || architecture === '') return null;
  return normalisePlatform(parts.filter((part) => part !== '').join('/'));
}

type Fields = { readonly [key: string]: unknown };

function parseObject(raw: string): Fields | null {
  try {
    const value: unknown = JSON.parse(raw);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter(isFields) : [];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
