import { isAbsolute, join, relative, resolve } from 'node:path';
import type { BakeTarget } from '../bake.ts';
import { atLeast, type Version } from '../version.ts';

/** Since this buildx, what is outside of the folder has to be allowed; 0.19 warned. */
const sinceVersion: Version = [0, 20, 0];

/** Whether a context is a folder of this machine: not an address, an image, another target. */
export const isLocalContext = (context: string): boolean =>
  !/^(?:[a-z][a-z0-9+.-]*:(?:\/\/)?|git@|github\.com\/|-$)/i.test(context) ||
  /^[a-z]:[\\/]/i.test(context);

/**
 * What `--allow` has to say so that these targets are built: what is read outside of the folder that
 * bake is run in, and what their own `entitlements` ask for. Before buildx 0.20 nothing has to be.
 *
 * Source: docker/buildx, bake/entitlements.go, v0.29.1.
 *
 * @param version Null where it names no number: it is taken for a new one.
 */
export function entitlementsOf(
  targets: readonly BakeTarget[],
  version: Version | null,
  cwd: string,
): readonly string[] {
  if (version !== null && !atLeast(version, sinceVersion)) return [];
  const paths = [...new Set(targets.flatMap(pathsOf))].filter((path) => isOutside(path, cwd));
  // What is in a folder that may be read may be read.
  const outermost = paths.filter((path) => !paths.some((other) => isWithin(path, other, cwd)));
  const own = targets.flatMap(({ entitlements }) => entitlements);
  return [...outermost.map((path) => `fs.read=${path}`), ...new Set(own)];
}

function pathsOf({ context, contexts, dockerfile, inline, secretFiles }: BakeTarget) {
  const folders = [context, ...Object.values(contexts)].filter(isLocalContext);
  const file = isAbsolute(dockerfile) ? dockerfile : join(context, dockerfile);
  return [
    ...folders,
    ...(inline === null && isLocalContext(context) ? [file] : []),
    ...secretFiles,
  ];
}

const isOutside = (path: string, folder: string): boolean =>
  leaves(relative(folder, resolve(folder, path)));

function isWithin(path: string, other: string, cwd: string): boolean {
  const way = relative(resolve(cwd, other), resolve(cwd, path));
  return path !== other && way !== '' && !leaves(way);
}

const leaves = (way: string): boolean => /^\.\.(?:[\\/]|$)/.test(way) || isAbsolute(way);
