import { join } from 'node:path';
import { isSnaps } from '../docker/product.ts';
import type { Host } from './host.ts';
import { onPath } from './on-path.ts';
import { stateFolder } from './state-folder.ts';

type Place = Pick<Host, 'env' | 'home' | 'platform' | 'stat'>;

/**
 * The folder of Docker's command line: `DOCKER_CONFIG`, else `~/.docker`; a snap has a home of its own.
 *
 * Source: canonical/docker-snap issue 18 and docker/cli issue 3961; snapcraft.io, Environment variables.
 */
export async function clientFolder(host: Place): Promise<string> {
  const named = host.env['DOCKER_CONFIG'];
  if (named) return named;
  return join(host.home, (await isSnap(host)) ? 'snap/docker/current/.docker' : '.docker');
}

/**
 * Where files lie that docker is told to read: our own folder, unless docker is a snap, which sees
 * nothing hidden in a home. Source: canonical/docker-snap, README.md; snapcraft.io, The home interface.
 */
export const folderForDocker = async (host: Place): Promise<string> =>
  (await isSnap(host)) ? join(host.home, 'snap/docker/common/multiarch-wizard') : stateFolder(host);

async function isSnap(host: Place): Promise<boolean> {
  return isSnaps((await onPath(host, 'docker')) ?? '');
}

/** The folder of buildx: `BUILDX_CONFIG`, else in that of the command line. */
export const buildxFolder = async (host: Place): Promise<string> =>
  host.env['BUILDX_CONFIG'] || join(await clientFolder(host), 'buildx');
