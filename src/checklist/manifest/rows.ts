import type { LaneView } from '../../docker/lanes.ts';
import {
  attestationKinds,
  configPlatform,
  type ImageManifest,
  imagesOf,
  type ListedImage,
  layersSize,
  type ManifestList,
  parseManifest,
} from '../../docker/manifest-list.ts';
import type { ManifestRow } from './facts.ts';
import type { RawManifest, StoredImage } from './stored-image.ts';

/** One row an image of the list, with its layers and attestations read, all side by side. */
export function rowsOfList(
  list: ManifestList,
  stored: StoredImage,
  lanes: readonly LaneView[],
): Promise<readonly ManifestRow[]> {
  return Promise.all(imagesOf(list).map((image) => rowOf(image, stored, lanes)));
}

async function rowOf(
  image: ListedImage,
  stored: StoredImage,
  lanes: readonly LaneView[],
): Promise<ManifestRow> {
  const [manifest, ...attestations] = await Promise.all(
    [image.digest, ...image.attestations].map(stored.byDigest),
  );
  const kinds = attestations.flatMap((raw) => {
    const parsed = imageIn(raw);
    return parsed === null ? [] : attestationKinds(parsed);
  });
  return row(image.platform, image.digest, imageIn(manifest), [...new Set(kinds)], lanes);
}

/** The one row of a reference that is no list. */
export async function rowOfImage(
  image: ImageManifest,
  digest: string,
  stored: StoredImage,
  lanes: readonly LaneView[],
): Promise<readonly ManifestRow[]> {
  const config = await stored.config(image.config ?? digest);
  const platform = config.raw === null ? null : configPlatform(config.raw);
  return [row(platform ?? 'unknown', digest, image, [], lanes)];
}

function row(
  platform: string,
  digest: string,
  image: ImageManifest | null,
  attestations: readonly string[],
  lanes: readonly LaneView[],
): ManifestRow {
  const lane = lanes.find((one) => one.platform === platform) ?? onlyLane(lanes);
  return {
    platform,
    digest,
    size: image && layersSize(image),
    layers: image?.layers.length ?? null,
    attestations,
    seconds: lane?.seconds ?? null,
    kind: lane?.kind ?? null,
    run: null,
  };
}

/** A build for a single platform names none in its lane. */
function onlyLane(lanes: readonly LaneView[]): LaneView | null {
  const [only, ...others] = lanes;
  return only?.platform === null && others.length === 0 ? only : null;
}

function imageIn(raw: RawManifest | undefined): ImageManifest | null {
  const parsed = raw?.raw ? parseManifest(raw.raw) : null;
  return parsed?.kind === 'image' ? parsed : null;
}
