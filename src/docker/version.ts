/** Numbers of a version, the most important first: `[28, 5, 2]`. */
export type Version = readonly number[];

/**
 * The first version in a text, as three numbers: kernels (`5.15.0-91-generic`, `4.4`), Docker
 * (`20.10.24+dfsg1`), Desktop (`Docker Desktop 4.34.0 (165256)`), QEMU, BuildKit.
 *
 * @returns Null where no number with a dot is found.
 */
export function parseVersion(text: string): Version | null {
  const match = /(?<![\d.])(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?/.exec(text);
  return match && [match[1], match[2], match[3] ?? 0].map(Number);
}

/** Whether a version is not below a lowest one: `atLeast(kernel, [4, 8])`. */
export function atLeast(version: Version, lowest: Version): boolean {
  return compareVersions(version, lowest) >= 0;
}

/** Below 0 where `a` is the older one; numbers that are not given are 0. */
export function compareVersions(a: Version, b: Version): number {
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
