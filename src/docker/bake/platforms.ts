import type { BakeTarget } from '../bake.ts';
import type { Platform } from '../platform.ts';

/** The platforms that a target is built for. */
export type TargetPlatforms = { readonly target: string; readonly platforms: readonly Platform[] };

/** What the targets' own platforms are, all together, in the order in which they are named. */
export const ownPlatforms = (targets: readonly BakeTarget[]): readonly Platform[] => [
  ...new Set(targets.flatMap(({ platforms }) => platforms)),
];

const isSame = (some: readonly Platform[], others: readonly Platform[]): boolean =>
  some.length === others.length && some.every((platform) => others.includes(platform));

/**
 * Each target's platforms where these are chosen: its own, as long as all of them together are what is
 * chosen; else the chosen ones, for every target. One that names none takes what is chosen, too.
 */
export function platformsOf(
  targets: readonly BakeTarget[],
  chosen: readonly Platform[],
): readonly TargetPlatforms[] {
  const isOwn = isSame(ownPlatforms(targets), chosen);
  return targets.map(({ name, platforms }) => ({
    target: name,
    platforms: isOwn && platforms.length > 0 ? platforms : chosen,
  }));
}

/** What `--set` has to say so that the targets are built for these platforms. */
export function platformSettings(
  targets: readonly BakeTarget[],
  chosen: readonly Platform[],
): readonly string[] {
  const value = `platform=${chosen.join(',')}`;
  if (!isSame(ownPlatforms(targets), chosen)) return [`*.${value}`];
  return targets.flatMap(({ name, platforms }) =>
    platforms.length === 0 ? [`${name}.${value}`] : [],
  );
}
