import type { World } from '../../world.ts';
import { buildxSince } from '../versions.ts';

/**
 * What `--set` knows, and the first buildx that does, as [major, minor]; 0.3.1 is the oldest one read.
 *
 * Source: docker/buildx, bake/bake.go (`setOverrides`, later `AddOverrides`), at every tag from v0.3.1 to v0.29.1.
 */
const since: Readonly<Record<string, readonly [number, number]>> = {
  ...{ context: [0, 3], dockerfile: [0, 3], args: [0, 3], labels: [0, 3], tags: [0, 3] },
  ...{ 'cache-from': [0, 3], 'cache-to': [0, 3], target: [0, 3], secrets: [0, 3], ssh: [0, 3] },
  ...{ platform: [0, 3], output: [0, 3], 'no-cache': [0, 4], pull: [0, 4], push: [0, 7] },
  ...{ contexts: [0, 8], 'no-cache-filter': [0, 8], attest: [0, 10], annotations: [0, 12] },
  ...{ 'shm-size': [0, 13], ulimits: [0, 13], load: [0, 14], call: [0, 16] },
  ...{ entitlements: [0, 17], network: [0, 17], 'extra-hosts': [0, 25] },
};

/** Where the target keeps what a key changes, of those that a practice machine acts on. */
const attributes: Readonly<Record<string, string>> = {
  ...{ context: 'context', dockerfile: 'dockerfile', args: 'args', labels: 'labels' },
  ...{ tags: 'tags', platform: 'platforms', target: 'target', secrets: 'secret' },
  ...{ 'cache-from': 'cache-from', 'cache-to': 'cache-to', output: 'output' },
  ...{ annotations: 'annotations', attest: 'attest', 'no-cache': 'no-cache', pull: 'pull' },
  ...{ push: 'output', load: 'output' },
};

/** Attributes of a target that are lists of texts. */
export const listed: readonly string[] = [
  ...['annotations', 'attest', 'tags', 'cache-from', 'cache-to', 'secret', 'platforms', 'output'],
];

/** Every attribute that a practice machine builds with, in the order in which bake prints them. */
export const built: readonly string[] = [
  ...['annotations', 'attest', 'context', 'dockerfile', 'args', 'labels', 'tags', 'cache-from'],
  ...['cache-to', 'target', 'secret', 'platforms', 'output', 'pull', 'no-cache'],
];

export const knowsKey = (world: World, key: string): boolean =>
  Object.hasOwn(since, key) && buildxSince(world, ...(since[key] ?? []));

/** Null for a key that buildx knows and no practice machine does. */
export const attributeOf = (key: string): string | null =>
  (Object.hasOwn(attributes, key) && attributes[key]) || null;
