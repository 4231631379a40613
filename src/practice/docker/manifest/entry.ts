import { objectIn, parseJson } from '../../../docker/json.ts';
import { digestOf } from '../../../docker/manifest-list.ts';
import type { World } from '../../world.ts';
import { dockerTypes, ociTypes } from '../registry/media-types.ts';
import { clientSince } from '../versions.ts';
import { Refusal } from './refusal.ts';

/** A platform as a descriptor has it; source: opencontainers/image-spec v1.1, descriptor.md. */
export type Platform = {
  readonly architecture: string;
  readonly os: string;
  readonly 'os.version'?: string;
  readonly 'os.features'?: readonly string[];
  readonly variant?: string;
};

/** One image of a list, as the client keeps it; source: docker/cli, cli/manifest/types/types.go. */
export type Entry = {
  readonly Ref: string;
  readonly Descriptor: {
    readonly mediaType: string;
    readonly digest: string;
    readonly size: number;
    readonly platform?: Platform;
  };
  /** The manifest byte for byte, in base64: from 23.0 on. */
  readonly Raw?: string;
  readonly SchemaV2Manifest?: object;
  readonly OCIManifest?: object;
};

/** What becomes of a registry's manifest, and of the platform that its config or its list names. */
export function entryOf(world: World, name: string, raw: string, platform: unknown): Entry {
  const manifest = objectIn(parseJson(raw));
  const mediaType = String(manifest['mediaType']);
  return {
    Ref: name,
    Descriptor: {
      ...{ mediaType, digest: digestOf(raw), size: Buffer.byteLength(raw) },
      platform: platformIn(platform),
    },
    ...(clientSince(world, 23) ? { Raw: Buffer.from(raw).toString('base64') } : {}),
    [mediaType === ociTypes.manifest ? 'OCIManifest' : 'SchemaV2Manifest']: manifest,
  };
}

/** The fields of a platform in their order, out of a config or a descriptor. */
export function platformIn(value: unknown): Platform {
  const fields = objectIn(value);
  const order = ['architecture', 'os', 'os.version', 'os.features', 'variant'];
  const empty = { architecture: '', os: '' };
  return { ...empty, ...pick(fields, order) };
}

const pick = (fields: object, names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = (fields as Record<string, unknown>)[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

/** The manifest of an entry, as `inspect` shows it. */
export const manifestIn = ({ SchemaV2Manifest, OCIManifest }: Entry): object =>
  SchemaV2Manifest ?? OCIManifest ?? {};

/**
 * The list that entries make, byte for byte as it is pushed. The first image says of which kind it is.
 *
 * Source: distribution/distribution v2.8, manifest/manifestlist/manifestlist.go, `FromDescriptors`.
 */
export function listText(entries: readonly Entry[], registry: string): string {
  const [first] = entries;
  const isOci = first?.Descriptor.mediaType === ociTypes.manifest;
  const manifests = entries.map(({ Ref, Descriptor }) => {
    const own = Ref.slice(0, Ref.indexOf('/'));
    if (own !== registry) {
      throw new Refusal(
        `cannot use source images from a different registry than the target image: ${own} != ${registry}`,
      );
    }
    const { mediaType, size, digest, platform } = Descriptor;
    return { mediaType, size, digest, platform: platformIn(platform) };
  });
  const mediaType = isOci ? ociTypes.index : dockerTypes.index;
  return JSON.stringify({ schemaVersion: 2, mediaType, manifests }, null, 3);
}
