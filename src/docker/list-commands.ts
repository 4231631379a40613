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
  { os, architecture, variant }: ImagePlatform,
): readonly string[] {
  const flags = ['--os', os, '--arch', architecture];
  const more = variant === null ? [] : ['--variant', variant];
  return ['docker', 'manifest', 'annotate', ...flags, ...more, list, source];
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

/**
 * What `docker manifest annotate` accepts as `--os` and `--arch`; any variant goes with them.
 *
 * Source: docker/cli v28.5.2, cli/command/manifest/util.go, `validOSArches`.
 */
const annotatable: Readonly<Record<string, string>> = {
  darwin: '386 amd64 arm arm64',
  dragonfly: 'amd64',
  freebsd: '386 amd64 arm',
  linux: '386 amd64 arm arm64 ppc64le mips64 mips64le riscv64 s390x',
  netbsd: '386 amd64 arm',
  openbsd: '386 amd64 arm',
  plan9: '386 amd64',
  solaris: 'amd64',
  windows: '386 amd64',
};

/** Whether `docker manifest annotate` takes this pair. */
export function canBeAnnotated({ os, architecture }: ImagePlatform): boolean {
  const accepted = Object.hasOwn(annotatable, os) ? (annotatable[os] ?? '') : '';
  return accepted.split(' ').includes(architecture);
}

/** The platforms that an image can be annotated with: Docker's pairs for Linux, ARM with its variants. */
export const annotations: readonly ImagePlatform[] = (annotatable['linux'] ?? '')
  .split(' ')
  .flatMap((architecture) => {
    const variants = architecture === 'arm' ? ['v5', 'v6', 'v7'] : [null];
    return variants.map((variant) => ({ os: 'linux', architecture, variant }));
  });
