import { type ImagePlatform, wholePlatformText } from '../docker/image-platform.ts';
import { isSameReference } from '../docker/reference.ts';
import type { Wanted } from './assembly.ts';
import type { ThereRow } from './facts.ts';
import type { SourceImage } from './source.ts';

/** An image as it will stand in the list. */
export type Entry = {
  readonly reference: string;
  readonly image: SourceImage;
  /** What the list will say of it: what the person said, else what its config says. */
  readonly platform: ImagePlatform | null;
  /** Only `docker manifest annotate` can say it: the config does not. */
  readonly isAnnotated: boolean;
};

/** Every image of these sources, in their order. */
export function entriesOf(rows: readonly ThereRow[], wanted: Wanted): readonly Entry[] {
  return rows.flatMap(({ reference, read }) =>
    read.images.map((image) => {
      const said = read.kind === 'list' ? undefined : annotationOf(reference, wanted);
      const platform = said ?? image.platform;
      const isAnnotated = said !== undefined && textOf(said) !== textOf(image.platform);
      return { reference, image, platform, isAnnotated };
    }),
  );
}

/** What the person said of a source, whichever way they wrote its reference. */
export const annotationOf = (
  reference: string,
  { annotations }: Pick<Wanted, 'annotations'>,
): ImagePlatform | undefined =>
  Object.entries(annotations).find(
    ([written]) => written === reference || isSameReference(written, reference),
  )?.[1];

const textOf = (platform: ImagePlatform | null): string =>
  platform === null ? '' : wholePlatformText(platform);
