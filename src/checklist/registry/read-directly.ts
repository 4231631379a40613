import { parseManifest } from '../../docker/manifest-list.ts';
import { parseReference } from '../../docker/reference.ts';
import { manifestTypes, manifestUrl } from '../../docker/registry-api.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import { type Access, accessOf } from './access.ts';
import { createRegistryDoor } from './door.ts';
import { throughDoor } from './door-image.ts';
import type { Opening, ReadReference } from './read-reference.ts';

/** Reads a reference by its registry's own API, in the way that somebody said it is spoken to. */
export async function readDirectly(
  look: Look,
  reference: string,
  opening: Opening,
  signal?: AbortSignal,
): Promise<ReadReference> {
  const parsed = parseReference(reference);
  const of = parsed.ok ? parsed : { registry: '', repository: '' };
  const under = parsed.ok ? (parsed.digest ?? parsed.tag ?? 'latest') : '';
  const file = typeof opening === 'string' ? null : opening.ca;
  const ca = file === null ? {} : { ca: file };
  const host: Look = {
    ...look,
    request: (asked) => look.request({ ...asked, ...ca, ...(signal && { signal }) }),
  };
  const access = await accessBy(opening, host, of.registry);
  const door = createRegistryDoor({
    host,
    accessOf: (registry) => (registry === of.registry ? access : 'tls'),
    isInsecure: (registry) => registry === of.registry && access !== 'tls',
  });
  const { stored } = throughDoor(door, reference);
  const top = await stored.top();
  const url = manifestUrl(of, access === 'http' ? 'http' : 'https', under);
  const curl = [
    ...['curl', ...(access === 'insecure' ? ['--insecure'] : [])],
    ...(file === null ? [] : ['--cacert', file]),
    ...['--header', `Accept: ${typeOf(top.raw)}`, url],
  ];
  // A login is no word of a command that is shown.
  const isOpen = door.isOpen(of);
  return {
    ...{ stored: { ...stored, top: async () => top }, top },
    seenBy: isOpen ? shellQuote(curl) : `GET ${url}`,
    commands: isOpen ? [curl] : [],
  };
}

/** A registry gives no list to whoever does not say that a list will do. */
const typeOf = (raw: string | null): string =>
  (raw === null ? null : parseManifest(raw)?.mediaType) ?? manifestTypes;

/** The engine takes plain http and any certificate alike: which one it is, the registry tells. */
async function accessBy(opening: Opening, host: Look, registry: string): Promise<Access> {
  if (opening === 'any') return accessOf(host, registry);
  return typeof opening === 'string' ? opening : 'tls';
}
