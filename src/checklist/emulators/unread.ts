import type { DockerServer } from '../../docker/engine.ts';
import type { Look } from '../../host/look.ts';
import { type Namespaces, tableHere } from '../machine/namespaces.ts';
import { sharesKernel } from '../machine/shares-kernel.ts';
import type { Unread } from './facts.ts';

/** Why the engine's table can't be read here; null where it can. */
export function whyUnread(
  look: Look,
  server: DockerServer | null,
  endpoint: string,
  namespaces: Namespaces | null,
): Unread | null {
  if (namespaces === null || !sharesKernel(look, server, endpoint)) return 'kernel';
  const table = tableHere(namespaces);
  if (table === 'other') return 'namespace';
  return table === 'same' || table === 'only-here' ? null : 'mount';
}
