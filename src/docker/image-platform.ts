import { type JsonObject, textIn } from './json.ts';
import { normalisePlatform } from './platform.ts';

/** A platform as an image's config writes it: nothing is filled in, and nothing is left out. */
export type ImagePlatform = {
  readonly os: string;
  readonly architecture: string;
  /** `v7`; null where none is named. */
  readonly variant: string | null;
};

/** `linux/arm/v7`, and `linux/arm` where the variant is not named. */
export function platformText({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, ...(variant === null ? [] : [variant])].join('/');
}

/**
 * Whether an image would be taken for another one's platform: `linux/arm64` and `linux/arm64/v8` are
 * one, and so are `linux/arm` and `linux/arm/v7`.
 */
export function isSamePlatform(one: ImagePlatform, other: ImagePlatform): boolean {
  return normalised(one) === normalised(other);
}

const normalised = (platform: ImagePlatform): string => normalisePlatform(platformText(platform));

/**
 * Whether what an image says contradicts what it was named: a name without a variant says nothing
 * of variants.
 */
export function contradicts(said: ImagePlatform, named: ImagePlatform): boolean {
  if (said.os !== named.os || said.architecture !== named.architecture) return true;
  if (named.variant === null || said.variant === null) return false;
  return normalised(said) !== normalised(named);
}

/** Only ARM's 32 bits have no variant that goes without saying: v6 and v7 run on different machines. */
export function lacksVariant({ architecture, variant }: ImagePlatform): boolean {
  return architecture === 'arm' && variant === null;
}

/** A platform as configs, descriptors and Docker's own files write it. */
export function imagePlatformIn(value: JsonObject): ImagePlatform | null {
  const [os, architecture] = [textIn(value['os']), textIn(value['architecture'])];
  if (os === null || architecture === null) return null;
  return { os, architecture, variant: textIn(value['variant']) };
}
