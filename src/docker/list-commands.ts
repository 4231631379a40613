import type { ImagePlatform } from './image-platform.ts';

/**
 * Makes a list in the registry from what is there; lists among the sources give all that is in them.
 * `builder` brings its registry settings along. Source: docker/buildx v0.29.1, commands/imagetools/create.go.
 */
export function imagetoolsCreate(
  list: string,
  sources: readonly string[],
  builder: string | null,
): readonly string[] {
  const flags = builder === null ? [] : ['--builder', builder];
  return ['docker', 'buildx', 'imagetools', 'create', ...flags, '--tag', list, ...sources];
}

/** How `docker manifest` speaks to a registry: TLS that is verified, or anything. */
type Insecure = { readonly isInsecure: boolean };

const insecureFlag = ({ isInsecure }: Insecure): readonly string[] =>
  isInsecure ? ['--insecure'] : [];

/** Makes the local copy of a list. The sources are looked up in the registry, but for those that the copy has already. */
export function manifestCreate(
  list: string,
  sources: readonly string[],
  how: Insecure,
): readonly string[] {
  return ['docker', 'manifest', 'create', ...insecureFlag(how), list, ...sources];
}

/** Says in the local copy which platform an image is for. It asks no registry: `--insecure` means nothing here. */
export function manifestAnnotate(
  list: string,
  source: string,
  platform: ImagePlatform,
): readonly string[] {
  return ['docker', 'manifest', 'annotate', ...annotateFlags(platform).flat(), list, source];
}

/** What `docker manifest annotate` is told of a platform; features are added to those that are there. */
export function annotateFlags({
  os,
  architecture,
  variant,
  osVersion,
  osFeatures = [],
}: ImagePlatform): readonly (readonly [flag: string, value: string])[] {
  return [
    ['--os', os],
    ['--arch', architecture],
    ...(variant === null ? [] : [['--variant', variant] as const]),
    ...(osVersion === undefined ? [] : [['--os-version', osVersion] as const]),
    ...(osFeatures.length === 0 ? [] : [['--os-features', osFeatures.join(',')] as const]),
  ];
}

/** Pushes the local copy, and removes it: what stays behind outlives what it describes. */
export function manifestPush(
  list: string,
  how: Insecure & { readonly isKept?: boolean },
): readonly string[] {
  const purge = how.isKept === true ? [] : ['--purge'];
  return ['docker', 'manifest', 'push', ...purge, ...insecureFlag(how), list];
}

/** Removes the local copy. */
export function manifestRemove(list: string): readonly string[] {
  return ['docker', 'manifest', 'rm', list];
}

/** What the registry has under a reference, with its digest and platform, as JSON. */
export function manifestInspect(reference: string, how: Insecure): readonly string[] {
  return ['docker', 'manifest', 'inspect', '--verbose', ...insecureFlag(how), reference];
}
