import type { Call } from '../../tool.ts';
import type { World } from '../../world.ts';
import { buildxSince, engineSince } from '../versions.ts';
import { type FoundBuilder, isInHostNetwork } from './builders.ts';

/** When a builder was made or used last: the engine's own says now. */
export const lastActivity = ({ world, now }: Call, { name, driver }: FoundBuilder): number =>
  driver === 'docker' ? now() : (world.docker.used.get(name) ?? now());

/** `--driver-opt`, as `KEY=VALUE`. */
export function driverOptions({
  options = [],
}: Pick<FoundBuilder, 'options'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    options.map((option) => {
      const at = option.indexOf('=');
      return [option.slice(0, at), option.slice(at + 1)];
    }),
  );
}

/** What BuildKit is started with: from 0.13 on always, before where its network is the machine's. */
export function daemonFlags(world: World, builder: FoundBuilder): readonly string[] {
  if (builder.driver === 'docker') return [];
  const isGiven =
    buildxSince(world, 0, 13) || (buildxSince(world, 0, 5) && isInHostNetwork(builder));
  return isGiven ? ['--allow-insecure-entitlement=network.host'] : [];
}

/** What a worker says of itself; moby/buildkit, worker/label/label.go. */
export function labelsOf(
  world: World,
  builder: FoundBuilder,
): readonly (readonly [string, string])[] {
  const prefix = 'org.mobyproject.buildkit.worker';
  if (!buildxSince(world, 0, 10)) return [];
  if (builder.driver === 'docker') {
    return engineSince(world, 23) ? [[`${prefix}.moby.host-gateway-ip`, '172.17.0.1']] : [];
  }
  return [
    [`${prefix}.executor`, 'oci'],
    [`${prefix}.hostname`, isInHostNetwork(builder) ? world.machine.name : '808b561ec834'],
    [`${prefix}.network`, 'host'],
    [`${prefix}.oci.process-mode`, 'sandbox'],
    [`${prefix}.selinux.enabled`, 'false'],
    [`${prefix}.snapshotter`, 'overlayfs'],
  ];
}
