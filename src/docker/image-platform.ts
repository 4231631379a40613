import { type JsonObject, textIn } from './json.ts';

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

/** Whether an image would be taken for another one's platform: `linux/arm64` and `linux/arm64/v8` are one. */
export function isSamePlatform(one: ImagePlatform, other: ImagePlatform): boolean {
  return key(one) === key(other);
}

/**
 * Whether what an image says contradicts what it was named: a name without a variant says nothing
 * of variants.
 */
export function contradicts(said: ImagePlatform, named: ImagePlatform): boolean {
  if (said.os !== named.os || said.architecture !== named.architecture) return true;
  if (named.variant === null || said.variant === null) return false;
  return key(said) !== key(named);
}

/** Only ARM's 32 bits have no variant that goes without saying: v6 and v7 run on different machines. */
export function lacksVariant({ architecture, variant }: ImagePlatform): boolean {
  return architecture === 'arm' && variant === null;
}

/** Variants that Docker takes for none. Source: containerd/platforms v1.0.0-rc.1, database.go. */
const implied: Readonly<Record<string, readonly string[]>> = {
  amd64: ['v1'],
  arm64: ['v8', '8', 'v8.0'],
};

function key({ os, architecture, variant }: ImagePlatform): string {
  const isImplied = variant !== null && (implied[architecture] ?? []).includes(variant);
  return `${os}/${architecture}/${isImplied ? '' : (variant ?? '')}`;
}

/** A platform as configs, descriptors and Docker's own files write it. */
export function imagePlatformIn(value: JsonObject): ImagePlatform | null {
  const [os, architecture] = [textIn(value['os']), textIn(value['architecture'])];
  if (os === null || architecture === null) return null;
  return { os, architecture, variant: textIn(value['variant']) };
}
