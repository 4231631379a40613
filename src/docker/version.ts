/** Numbers of a version, the most important first; any further text is kept aside. */
export type Version = {
  readonly numbers: readonly number[];
  /** The version as it was written, without what stands around it: `0.13.1+ds1`. */
  readonly text: string;
};

/**
 * The first version in a text: kernels (`5.15.0-91-generic`, `3.10.0-1160.el7.x86_64`), Docker
 * (`20.10.24+dfsg1`, `v28.5.2`), Desktop (`Docker Desktop 4.34.0 (165256)`), QEMU, BuildKit.
 *
 * @returns Null where no number with a dot is found.
 */
export function parseVersion(text: string): Version | null {
  const match = /(?<![\d.])(\d{1,9}(?:\.\d{1,9})+)([-+~][\w.+~-]*)?/.exec(text);
  const [, numbers = '', suffix = ''] = match ?? [];
  if (match === null) return null;
  return { numbers: numbers.split('.').map(Number), text: numbers + suffix };
}

/** Whether a version is not below a lowest one; numbers that it does not have are 0. */
export function atLeast(version: Version, lowest: readonly number[]): boolean {
  return compareNumbers(version.numbers, lowest) >= 0;
}

/** Below 0 where `a` is the older one. */
export function compareVersions(a: Version, b: Version): number {
  return compareNumbers(a.numbers, b.numbers);
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * What `docker buildx version` says: `github.com/docker/buildx v0.29.1 a32761a…`, Debian's
 * `github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3`, Desktop's `v0.16.2-desktop.1`.
 *
 * @returns Null for a build that names no number: then what it can do is to be tried.
 */
export function parseBuildxVersion(text: string): Version | null {
  const word = /github\.com\/docker\/buildx\s+v?(\d\S*)/.exec(text)?.[1];
  return word === undefined ? null : parseVersion(word);
}
