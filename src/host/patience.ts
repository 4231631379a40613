import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { objectIn, parseJson, textIn } from '../docker/json.ts';
import { isRemote } from '../docker/product.ts';
import { clientFolder } from './client-folder.ts';
import type { Host } from './host.ts';

/** How long a look waits for one command: a hung engine is a finding, not a hang. Milliseconds. */
export const lookTimeout = 5_000;

/** The same where the engine is on another machine: ssh alone may take seconds to log in there, for each command. */
export const remoteTimeout = 20_000;

/** How long an engine at this address is waited for. Milliseconds. */
export const timeoutAt = (endpoint: string): number =>
  isRemote(endpoint) ? remoteTimeout : lookTimeout;

/**
 * Where docker asks its engine: read, not asked of docker, whose own answer would be waited for.
 * Empty where that is this machine's own socket.
 *
 * Sources: docker/cli v28.5, cli/command/cli.go (`resolveContextName`); cli/context/store/metadatastore.go
 * (a context's folder is the SHA-256 of its name).
 */
export async function engineAddress({
  readText,
  ...host
}: Pick<Host, 'env' | 'home' | 'platform' | 'readText' | 'stat'>): Promise<string> {
  const { DOCKER_HOST: named, DOCKER_CONTEXT: chosen } = host.env;
  if (named) return named;
  const folder = await clientFolder(host);
  const read = async (path: string) =>
    objectIn(parseJson((await readText(join(folder, path))).text ?? ''));
  const context = chosen || textIn((await read('config.json'))['currentContext']);
  if (context === null || context === 'default') return '';
  const id = createHash('sha256').update(context).digest('hex');
  const { Endpoints } = await read(`contexts/meta/${id}/meta.json`);
  return textIn(objectIn(objectIn(Endpoints)['docker'])['Host']) ?? '';
}
