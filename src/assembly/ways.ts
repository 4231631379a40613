import { type ImagePlatform, isSameMachine, isSamePlatform } from '../docker/image-platform.ts';
import { parseReference } from '../docker/reference.ts';
import { atLeast } from '../docker/version.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Wanted, Way, WayOffer } from './assembly.ts';
import { type AssemblyFacts, rowsThere, type ThereRow } from './facts.ts';
import { entriesOf } from './platforms.ts';

/** Both ways, and why one can't be gone; the recommended one first. */
export function waysFor(facts: AssemblyFacts, wanted: Wanted): readonly WayOffer[] {
  const reasons = assemblyTexts().way.recommended;
  const cannot = {
    imagetools: whyNotImagetools(facts, wanted),
    manifest: whyNotManifest(facts),
  } as const;
  const way = recommended(facts, cannot);
  const reason = (): string => {
    if (way === 'imagetools') return reasons.imagetools;
    if (!facts.hasBuildx || whyTooOld(facts, wanted) !== null) return reasons.manifest;
    return isAnnotated(facts, wanted) ? reasons.annotate : reasons.insecure;
  };
  const other: Way = way === 'imagetools' ? 'manifest' : 'imagetools';
  return [
    { way, cannot: cannot[way], recommended: reason() },
    { way: other, cannot: cannot[other], recommended: null },
  ];
}

function recommended(
  { hasBuildx }: AssemblyFacts,
  cannot: Readonly<Record<Way, string | null>>,
): Way {
  if (cannot.imagetools === null) return 'imagetools';
  if (cannot.manifest === null) return 'manifest';
  return hasBuildx ? 'imagetools' : 'manifest';
}

const isAnnotated = ({ rows }: AssemblyFacts, wanted: Wanted): boolean =>
  entriesOf(rowsThere(rows), wanted).some((entry) => entry.isAnnotated);

function whyNotImagetools(facts: AssemblyFacts, wanted: Wanted): string | null {
  const words = assemblyTexts().way.cannot;
  if (facts.isPodman) return words.podman;
  if (!facts.hasBuildx) return words.noBuildx;
  if (isAnnotated(facts, wanted)) return words.annotations;
  const tooOld = whyTooOld(facts, wanted);
  if (tooOld !== null) return tooOld;
  const versions = toldApartByVersion(facts);
  if (versions.length > 0) return words.versions(named(versions));
  const unread = rowsThere(facts.rows).filter(({ read }) => !read.isByBuildx);
  return unread.length === 0 ? null : words.unread(named(unread));
}

/**
 * What an old imagetools can't do: it names no variant before 0.6, and copies nothing from another
 * repository before 0.9. Source: docker/buildx, util/imagetools/create.go and
 * commands/imagetools/create.go at v0.5.1, v0.6.0, v0.8.2 and v0.9.0.
 */
export function whyTooOld({ buildx, rows }: AssemblyFacts, { list }: Wanted): string | null {
  const words = assemblyTexts().way.cannot;
  if (buildx === null) return null;
  const version = buildx.join('.');
  const repository = repositoryOf(list);
  const copied = rows
    .map(({ reference }) => reference)
    .filter((one) => repositoryOf(one) !== repository);
  if (copied.length > 0 && !atLeast(buildx, [0, 9]))
    return words.copies(version, copied.join(', '));
  const varied = rowsThere(rows).filter(
    ({ read }) => read.kind === 'image' && isVaried(read.images[0]?.platform),
  );
  return varied.length > 0 && !atLeast(buildx, [0, 6])
    ? words.variants(version, named(varied))
    : null;
}

/**
 * Single images that only the version of their system tells apart: imagetools leaves it out.
 * Source: docker/buildx v0.29.1, util/imagetools/create.go, `loadPlatform`.
 */
function toldApartByVersion({ rows }: AssemblyFacts): readonly ThereRow[] {
  const single = rowsThere(rows).filter(({ read }) => read.kind === 'image');
  const platformOf = ({ read }: ThereRow) => read.images[0]?.platform ?? null;
  return single.filter((row) => {
    const own = platformOf(row);
    return single.some((other) => {
      const its = platformOf(other);
      if (own === null || its === null) return false;
      return isSameMachine(own, its) && !isSamePlatform(own, its);
    });
  });
}

/** An image whose variant goes not without saying. */
const isVaried = (platform: ImagePlatform | null | undefined): boolean =>
  platform != null && !isSamePlatform(platform, { ...platform, variant: null });

const repositoryOf = (reference: string): string => {
  const parsed = parseReference(reference);
  return parsed.ok ? parsed.name : '';
};

function whyNotManifest(facts: AssemblyFacts): string | null {
  const words = assemblyTexts().way.cannot;
  if (facts.isPodman) return words.podman;
  const lists = listsIn(facts);
  if (lists.length > 0) return words.lists(named(lists));
  const others = otherRegistries(facts);
  if (others.length > 0) return words.registries(others.join(', '));
  const refused = refusedIn(facts);
  return refused.length === 0 ? null : words.refused(named(refused));
}

/** Sources that are no single image: `docker manifest create` refuses them. */
export const listsIn = ({ rows }: AssemblyFacts): readonly ThereRow[] =>
  rowsThere(rows).filter(({ read }) => read.kind !== 'image');

/** Single images that this `docker manifest` can't read, as one before 23.0 those in OCI's form. */
export const refusedIn = ({ rows, access }: AssemblyFacts): readonly ThereRow[] =>
  // Without `--insecure` it reads nothing at all where there is no trusted TLS: that is said apart.
  access === 'tls' ? rowsThere(rows).filter(({ read }) => read.refused !== null) : [];

/** The registries of sources that are not the list's. */
export function otherRegistries({ rows, registry }: AssemblyFacts): readonly string[] {
  const registries = rows.flatMap(({ reference }) => {
    const parsed = parseReference(reference);
    return parsed.ok && parsed.registry !== registry ? [parsed.registry] : [];
  });
  return [...new Set(registries)];
}

const named = (rows: readonly ThereRow[]): string =>
  rows.map(({ reference }) => reference).join(', ');
