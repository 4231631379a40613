import { socketPath } from '../../docker/contexts.ts';
import type { DockerServer } from '../../docker/engine.ts';
import { isElsewhere, isPodmanMachine, productOf } from '../../docker/product.ts';
import type { Look } from '../../host/look.ts';

type Here = Pick<Look, 'platform' | 'release'>;

/**
 * Whether the engine runs on the kernel whose files can be read here. A virtual machine has a
 * kernel of its own behind a local socket, so both must name the same release, or the engine the
 * old name of it. One that does not answer is taken for this machine's where it has a socket here
 * that is not that of a product with a virtual machine.
 *
 * @param server Null where the engine does not answer.
 * @param endpoint Where the client looks for the engine.
 */
export function sharesKernel(
  { platform, release }: Here,
  server: DockerServer | null,
  endpoint: string,
): boolean {
  const socket = socketPath(endpoint);
  if (platform !== 'linux' || socket === null || isPodmanMachine(endpoint)) return false;
  if (isElsewhere(productOf({ server, endpoint, release }))) return false;
  if (server === null) return true;
  if (server.system !== 'linux') return false;
  return server.kernel === release || server.kernel === oldName(release);
}

/**
 * What a kernel calls itself under the personality UNAME26 (`setarch --uname-2.6`), with which an
 * engine may have been started: 6.18 is 2.6.78. Source: Linux v6.12, kernel/sys.c, `override_release`.
 */
function oldName(release: string): string | null {
  const [, minor, rest = ''] = /^\d+\.(\d+)(?:\.\d+)?(.*)$/.exec(release) ?? [];
  return minor === undefined ? null : `2.6.${Number(minor) + 60}${rest}`;
}
