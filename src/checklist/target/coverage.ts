import { imageFor, type BaseImage as Written } from '../../docker/dockerfile.ts';
import { configPlatform, digestOf, imagesOf, parseManifest } from '../../docker/manifest-list.ts';
import { normalisePlatform, platformsAcceptedFor } from '../../docker/platform.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import { readReference } from '../registry/read-reference.ts';
import type { BaseImage, Coverage } from './facts.ts';

/** What a registry publishes under a reference: its platforms, or why it did not say. */
type Published =
  | { readonly platforms: readonly string[]; readonly error: null }
  | { readonly platforms: null; readonly error: string };

/** The builder whose registry settings are used; aborted, nothing more is asked. */
type Asking = {
  readonly name: string | null;
  readonly native: string | null;
  /** How the registry of the image is spoken to. */
  readonly answers: Pick<Answers, 'registry' | 'access'>;
  readonly signal: AbortSignal;
};

/** A base image as it is written; of a bake, with the targets that it is for. */
export type WrittenImage = Written & Pick<BaseImage, 'within'>;

const placed = ({ image, line, within }: WrittenImage) => ({
  ...{ image, line },
  ...(within && { within }),
});

/** A base image before its registry was asked. */
export function unasked(
  written: WrittenImage,
  platforms: readonly string[],
  coverage: Coverage,
): BaseImage {
  return {
    ...placed(written),
    coverage: Object.fromEntries(platforms.map((platform) => [platform, coverage])),
    unknown: null,
  };
}

/** Asks the registry for every platform of one base image; the same reference is asked once. */
export async function cover(
  look: Look,
  written: WrittenImage,
  platforms: readonly string[],
  builder: Asking,
): Promise<BaseImage> {
  let unknown: string | null = null;
  const cells = platforms.map(async (platform): Promise<readonly [string, Coverage]> => {
    const wanted = imageFor(written, platform, builder.native);
    if (wanted === null) return [platform, 'unknown'];
    const { platforms: published, error } = await publishedUnder(look, wanted.image, builder);
    if (published === null) {
      unknown = error;
      return [platform, 'unknown'];
    }
    return [platform, has(published, normalisePlatform(wanted.platform)) ? 'yes' : 'no'];
  });
  const coverage = Object.fromEntries(await Promise.all(cells));
  return { ...placed(written), coverage, unknown };
}

async function publishedUnder(
  look: Look,
  image: string,
  { name, answers, signal }: Asking,
): Promise<Published> {
  const asking = { ...answers, builder: name };
  const { top, stored } = await readReference(look, asking, image, signal);
  if (top.raw === null) return { platforms: null, error: top.error };
  const parsed = parseManifest(top.raw);
  if (parsed?.kind === 'list') {
    return { platforms: imagesOf(parsed).map(({ platform }) => platform), error: null };
  }
  const config = await stored.config(parsed?.config ?? digestOf(top.raw));
  if (config.raw === null) return { platforms: null, error: config.error };
  const platform = configPlatform(config.raw);
  if (platform === null) return { platforms: null, error: texts().target.noPlatformTold };
  return { platforms: [platform], error: null };
}

/** Whether one of the published platforms will do, as BuildKit picks a base image. */
function has(published: readonly string[], wanted: string): boolean {
  return platformsAcceptedFor(wanted).some((platform) => published.includes(platform));
}
