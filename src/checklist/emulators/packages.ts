import { askDpkg, askRpm, parseDpkgOwners, parseRpmOwners } from '../../docker/package-owners.ts';
import type { Look } from '../../host/look.ts';

/** The packages that files are from, by file; what nobody knows is left out. */
export async function packagesOf(
  look: Look,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const [dpkg, rpm] = await Promise.all([
    look.stat('/usr/bin/dpkg-query'),
    look.stat('/usr/bin/rpm'),
  ]);
  if (dpkg !== null) return parseDpkgOwners((await look.run(askDpkg(files))).stdout);
  if (rpm !== null) return parseRpmOwners(files, (await look.run(askRpm(files))).stdout);
  return new Map();
}
