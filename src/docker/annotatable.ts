import type { ImagePlatform } from './image-platform.ts';

/**
 * What `docker manifest annotate` accepts as `--os` and `--arch`; any variant goes with them.
 *
 * Source: docker/cli v28.5.2, cli/command/manifest/util.go, `validOSArches`; the same in v20.10.0.
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

/** The architectures that go with a system; none for one that is not known. */
export const architecturesOf = (os: string): readonly string[] =>
  Object.hasOwn(annotatable, os) ? (annotatable[os] ?? '').split(' ') : [];

/** The systems that images can be annotated with. */
export const systems: readonly string[] = Object.keys(annotatable);

/** Whether `docker manifest annotate` takes this pair. */
export const canBeAnnotated = ({ os, architecture }: ImagePlatform): boolean =>
  architecturesOf(os).includes(architecture);

/** Why a platform can't be said with `docker manifest annotate`. */
export type WhyNotAnnotated =
  /** It knows no such system, or not with that architecture. */
  | 'system'
  | 'pair'
  /** Version and features choose among Windows images, and mean nothing elsewhere. */
  | 'windows-only'
  /** A client before 20.10 has no riscv64, and no `--os-version`. Source: docker/cli v19.03.15, the same files. */
  | 'old-pair'
  | 'old-version';

/** Null where it can be said. `isOld`: by a client before 20.10. */
export function whyNotAnnotated(platform: ImagePlatform, isOld: boolean): WhyNotAnnotated | null {
  const { os, architecture, osVersion, osFeatures = [] } = platform;
  if (architecturesOf(os).length === 0) return 'system';
  if (!canBeAnnotated(platform)) return 'pair';
  if (isOld && architecture === 'riscv64') return 'old-pair';
  if (os !== 'windows' && (osVersion !== undefined || osFeatures.length > 0)) return 'windows-only';
  return isOld && osVersion !== undefined ? 'old-version' : null;
}

/** The platforms that an image can be annotated with: Docker's pairs for Linux, ARM with its variants. */
export const annotations: readonly ImagePlatform[] = architecturesOf('linux').flatMap(
  (architecture) => {
    const variants = architecture === 'arm' ? ['v5', 'v6', 'v7'] : [null];
    return variants.map((variant) => ({ os: 'linux', architecture, variant }));
  },
);
