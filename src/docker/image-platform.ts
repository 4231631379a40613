import { type JsonObject, textIn, textsIn } from './json.ts';
import { normalisePlatform } from './platform.ts';

/** A platform as an image's config writes it: nothing is filled in, and nothing is left out. */
export type ImagePlatform = {
  readonly os: string;
  readonly architecture: string;
  /** `v7`; null where none is named. */
  readonly variant: string | null;
  /** `10.0.20348.2113`: Windows takes no image of another version. */
  readonly osVersion?: string;
  /** `win32k`: what the system has to offer besides. */
  readonly osFeatures?: readonly string[];
};

/** `linux/arm/v7`, and `linux/arm` where the variant is not named. */
export function platformText({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, ...(variant === null ? [] : [variant])].join('/');
}

/**
 * All that a platform says: `windows(10.0.20348.2113+win32k)/amd64`.
 *
 * Source of the form: containerd/platforms v1.0, platforms.go, `FormatAll`.
 */
export function wholePlatformText(platform: ImagePlatform): string {
  const { os, osVersion = '', osFeatures = [] } = platform;
  const more = [osVersion, ...osFeatures].join('+');
  return more === '' ? platformText(platform) : platformText({ ...platform, os: `${os}(${more})` });
}

/** Reads a platform in that form; null where it is none. Nothing is filled in. */
export function parseImagePlatform(text: string): ImagePlatform | null {
  const found = /^([a-z\d]+)(?:\(([\w.-]*)((?:\+[\w.-]+)*)\))?\/([a-z\d]+)(?:\/([\w.]+))?$/.exec(
    text,
  );
  if (found === null) return null;
  const [, os = '', osVersion = '', features = '', architecture = '', variant = null] = found;
  const osFeatures = features.split('+').filter((feature) => feature !== '');
  return {
    ...{ os, architecture, variant },
    ...(osVersion !== '' && { osVersion }),
    ...(osFeatures.length > 0 && { osFeatures }),
  };
}

/**
 * Whether an image would be taken for another one's platform: `linux/arm64` and `linux/arm64/v8` are
 * one, and so are `linux/arm` and `linux/arm/v7`. Of Windows each version has an image of its own.
 */
export function isSamePlatform(one: ImagePlatform, other: ImagePlatform): boolean {
  return isSameMachine(one, other) && (one.osVersion ?? '') === (other.osVersion ?? '');
}

/** Whether two platforms are one, but for the version of their system. */
export const isSameMachine = (one: ImagePlatform, other: ImagePlatform): boolean =>
  normalised(one) === normalised(other);

/** Whether a list says of an image all that it was to say. What nobody said may stand there, too. */
export function saysAllOf(written: ImagePlatform, said: ImagePlatform): boolean {
  const { osVersion = written.osVersion, osFeatures = [] } = said;
  const isThere = (feature: string) => (written.osFeatures ?? []).includes(feature);
  return (
    isSameMachine(written, said) && written.osVersion === osVersion && osFeatures.every(isThere)
  );
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
  const [osVersion, osFeatures] = [textIn(value['os.version']), textsIn(value['os.features'])];
  return {
    ...{ os, architecture, variant: textIn(value['variant']) },
    ...(osVersion !== null && osVersion !== '' && { osVersion }),
    ...(osFeatures.length > 0 && { osFeatures }),
  };
}
