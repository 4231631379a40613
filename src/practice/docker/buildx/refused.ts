import type { Call } from '../../tool.ts';
import { buildxSince } from '../versions.ts';

/**
 * How buildx says that it failed. Up to 0.5 the plugin's library prints the bare text, then buildx
 * itself with `error: ` (v0.6.0, cmd/buildx/main.go) and `ERROR: ` (v0.9.0).
 */
export function fail(call: Call, message: string, code = 1): number {
  const prefix = buildxSince(call.world, 0, 9)
    ? 'ERROR: '
    : buildxSince(call.world, 0, 6)
      ? 'error: '
      : '';
  call.err(`${prefix}${message}\n`);
  return code;
}

/** How a build is said to have failed: before its first step, and in one. */
export type Saying = {
  readonly refuse: (call: Call, message: string) => number;
  /** `target` of a bake; null for a build. */
  readonly fail: (call: Call, message: string, target: string | null) => number;
};

/** A build says so once more from some version after 0.13 on: recorded with 0.29. */
export const failBuild = (call: Call, message: string): number =>
  fail(call, buildxSince(call.world, 0, 20) ? `failed to build: ${message}` : message);

export const noBuilder = (call: Call, name: string): number =>
  buildxSince(call.world, 0, 10)
    ? fail(call, `no builder "${name}" found`)
    : noInstance(call, name);

/** `use` says it in every version; seen with 0.13 and 0.29. */
export function noInstance(call: Call, name: string): number {
  const path = `${call.env['HOME'] ?? '/root'}/.docker/buildx/instances/${name}`;
  return fail(call, `failed to find instance "${name}": open ${path}: no such file or directory`);
}
