import { pingUrl } from '../../docker/registry-api.ts';
import type { Host } from '../../host/host.ts';

/** How a registry answers: by TLS that this machine trusts, by plain http, or by TLS that nobody trusts. */
export type Access = 'tls' | 'http' | 'insecure';

const patience = 10_000;

/** Asks a registry how it wants to be spoken to. One that does not answer is taken for what most are. */
export async function accessOf(
  { request }: Pick<Host, 'request'>,
  registry: string,
  signal?: AbortSignal,
): Promise<Access> {
  const ask = (scheme: 'https' | 'http') =>
    request({
      ...{ method: 'GET', url: pingUrl(registry, scheme), timeout: patience },
      ...(signal && { signal }),
    });
  const said = await ask('https');
  if (said.error === null) return 'tls';
  if (said.error === 'untrusted') return 'insecure';
  // Port 443 may be closed where 80 is open.
  const mayBePlain = ['http-for-https', 'refused', 'other'].includes(said.error);
  const isPlain = mayBePlain && (await ask('http')).error === null;
  return isPlain ? 'http' : 'tls';
}
