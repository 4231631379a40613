import { join } from 'node:path';
import type { Call } from '../../tool.ts';
import { clientConfig, folderOf } from '../client-files.ts';
import { buildxOf, buildxSince, clientSince } from '../versions.ts';

/** Up to 19.03 the plugin of the tech preview is hidden until somebody asks for it. */
export function isExperimental(call: Call): boolean {
  const own = call.env['DOCKER_CLI_EXPERIMENTAL'] ?? clientConfig(call)?.experimental;
  return clientSince(call.world, 20, 10) || own === 'enabled';
}

/**
 * Why docker 19.03 and before does nothing at all: a value of `experimental` that is none.
 * Source: docker/cli v19.03.0, cli/command/cli.go.
 */
export function configComplaint(call: Call): string | null {
  if (clientSince(call.world, 20, 10)) return null;
  const value = clientConfig(call)?.experimental;
  if (value === undefined || value === 'enabled' || value === 'disabled') return null;
  return `Experimental field: "${value}" is not valid, should be either enabled or disabled`;
}

/** The plugins as `docker info` lists them; source: docker/cli, cli-plugins/manager/plugin.go. */
export function plugins(call: Call): readonly object[] {
  const { world } = call;
  const version = buildxOf(world);
  if (version === null) return [];
  const isPreview = !buildxSince(world, 0, 4);
  const own = join(folderOf(call), 'cli-plugins/docker-buildx');
  const packaged = '/usr/libexec/docker/cli-plugins/docker-buildx';
  const hides = isPreview && !isExperimental(call);
  return [
    {
      SchemaVersion: '0.1.0',
      Vendor: 'Docker Inc.',
      Version: version,
      ShortDescription: isPreview ? 'Build with BuildKit' : 'Docker Buildx',
      ...(isPreview ? { Experimental: true } : {}),
      Name: 'buildx',
      Path: world.files.has(own) ? own : packaged,
      ...(hides ? { Err: 'plugin candidate "buildx": requires experimental CLI' } : {}),
    },
  ];
}

/** Whether `docker buildx` is a command. */
export const hasBuildx = (call: Call): boolean =>
  buildxOf(call.world) !== null && (buildxSince(call.world, 0, 4) || isExperimental(call));
