import { type ImagePlatform, platformText } from '../docker/image-platform.ts';
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
export function entriesOf(rows: readonly ThereRow[], { annotations }: Wanted): readonly Entry[] {
  return rows.flatMap(({ reference, read }) =>
    read.images.map((image) => {
      const said = read.kind === 'list' ? undefined : annotations[reference];
      const platform = said ?? image.platform;
      const isAnnotated = said !== undefined && textOf(said) !== textOf(image.platform);
      return { reference, image, platform, isAnnotated };
    }),
  );
}

const textOf = (platform: ImagePlatform | null): string =>
  platform === null ? '' : platformText(platform);
