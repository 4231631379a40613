import { join } from 'node:path';
import {
  type Credentials,
  credentialPlace,
  parseHelperAnswer,
} from '../docker/registry-credentials.ts';
import { clientFolder } from '../host/client-folder.ts';
import type { Host } from '../host/host.ts';

const helperTimeout = 5_000;

/**
 * What the client was given for a registry, from its file or from the helper that the file names; null
 * where nobody logged in. A secret: it goes into a header, or is only seen to be there.
 */
export async function credentialsOf(
  host: Pick<Host, 'run' | 'readText' | 'env' | 'home' | 'platform' | 'stat'>,
  registry: string,
): Promise<Credentials | null> {
  const { text } = await host.readText(join(await clientFolder(host), 'config.json'));
  const place = text === null ? null : credentialPlace(text, registry);
  if (place === null) return null;
  if (place.kind === 'file') return place.credentials;
  const ran = await host.run(place.argv, { input: place.key, timeout: helperTimeout });
  return ran.exitCode === 0 ? parseHelperAnswer(ran.stdout) : null;
}
