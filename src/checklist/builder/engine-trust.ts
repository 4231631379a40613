import { join } from 'node:path';
import { caOf } from '../../docker/buildkit-config.ts';
import { type Context, engineEndpoint } from '../../docker/contexts.ts';
import type { DockerServer } from '../../docker/engine.ts';
import { isSnaps } from '../../docker/product.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { sharesKernel } from '../machine/shares-kernel.ts';
import { snapsCertificates } from './ca-file.ts';

/** What an engine on this machine knows of a registry with an authority of its own. */
export type EngineTrust = {
  /** Where it looks for the certificate: it reads it each time, without being restarted. */
  readonly file: string;
  readonly isThere: boolean;
  /** Only root may write there. */
  readonly needsRoot: boolean;
};

/**
 * Whether the engine trusts the authority that the person named: it pulls to show that an image runs.
 */
export async function inspectTrust(
  look: Look,
  server: DockerServer | null,
  contexts: readonly Context[],
  { access, registry }: Answers,
): Promise<EngineTrust | null> {
  if (caOf(access) === null || registry === null || server === null) return null;
  if (!sharesKernel(look, server, engineEndpoint(contexts, look.env))) return null;
  const folder = join(certificatesOf(look, server), registry);
  const names = (await look.list(folder)) ?? [];
  return {
    file: join(folder, 'ca.crt'),
    isThere: names.some((name) => name.endsWith('.crt')),
    needsRoot: !server.isRootless,
  };
}

/**
 * The folder of what an engine trusts; a snap sees none of /etc.
 *
 * Sources: moby/moby v28.5, registry/config.go, `CertsDir`; canonical/docker-snap, README.md.
 */
function certificatesOf({ home }: Look, { isRootless, root }: DockerServer): string {
  if (isRootless) return join(home, '.config', 'docker', 'certs.d');
  return isSnaps(root ?? '') ? snapsCertificates : '/etc/docker/certs.d';
}
