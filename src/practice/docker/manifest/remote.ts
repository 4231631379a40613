import { itemsIn, objectIn, parseJson } from '../../../docker/json.ts';
import { type ImageManifest, parseManifest } from '../../../docker/manifest-list.ts';
import { isLocalRegistry, type Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { findDocument } from '../registry/find.ts';
import { ociTypes } from '../registry/media-types.ts';
import { manifestUrl } from '../registry/messages.ts';
import { apiHost, askerOfEngine, asksForTokens, meet } from '../registry/reach.ts';
import { clientSince } from '../versions.ts';
import { type Entry, entryOf } from './entry.ts';
import { wholeName } from './names.ts';
import { Refusal } from './refusal.ts';

export type Asking = { readonly insecure: boolean };

const notThere = (reference: Reference): Refusal =>
  new Refusal(`no such manifest: ${wholeName(reference)}`);

const notPinged = ({ registry }: Reference, why: string): Refusal =>
  new Refusal(
    `failed to configure transport: error pinging v2 registry: Get "https://${apiHost(registry)}/v2/": ${why}`,
  );

const plainHttp = 'http: server gave HTTP response to HTTPS client';

/** The client itself asks: it knows nothing of what the engine was told of registries. */
const trouble = (call: Call, { registry }: Reference, { insecure }: Asking, isPush: boolean) =>
  meet(
    call,
    { ...askerOfEngine(call, registry), access: insecure ? 'http' : null },
    registry,
    isPush,
  );

const speaksPlainHttp = ({ world }: Call, { registry }: Reference): boolean =>
  world.machine.registries?.find(({ host }) => host === registry)?.tls === 'none';

/**
 * The manifest or list that a registry has under a name. A registry of plain http has nothing for who was
 * not told of it, on `localhost` too; and one that gives no token has nothing for who is not logged in.
 *
 * Source: docker/cli, internal/registryclient/fetcher.go, `iterateEndpoints`; recorded:
 * `session-manifest.json`. @throws Refusal
 */
export function fetchManifest(call: Call, reference: Reference, asking: Asking): string {
  const found = trouble(call, reference, asking, false);
  if (found !== null && found.kind !== 'http' && found.kind !== 'auth') {
    throw notPinged(reference, found.text);
  }
  const isHidden = speaksPlainHttp(call, reference) && !asking.insecure;
  if (found?.kind === 'http' || isHidden) throw notThere(reference);
  if (found?.kind === 'auth') {
    if (asksForTokens(reference.registry)) throw notThere(reference);
    const scheme = speaksPlainHttp(call, reference) ? 'http' : 'https';
    throw new Refusal(`Get "${manifestUrl(scheme, reference)}": no basic auth credentials`);
  }
  const raw = findDocument(call.world, reference);
  if (raw === null) throw notThere(reference);
  return raw;
}

/** One image; a list is refused. @throws Refusal */
export function fetchImage(call: Call, reference: Reference, asking: Asking): Entry {
  const raw = fetchManifest(call, reference, asking);
  const parsed = parseManifest(raw);
  const name = wholeName(reference);
  if (parsed?.kind === 'list') throw new Refusal(`${name} is a manifest list`);
  if (!canRead(call, raw)) throw notThere(reference);
  return entryOf(call.world, name, raw, configOf(call, reference, parsed));
}

/** The images of a list, each with the platform that the list says. @throws Refusal */
export function fetchList(call: Call, reference: Reference, raw: string): readonly Entry[] {
  return itemsIn(objectIn(parseJson(raw))['manifests']).map((item) => {
    const { digest, platform } = objectIn(item);
    const own = { ...reference, digest: String(digest) };
    const document = findDocument(call.world, own);
    if (document === null || !canRead(call, document)) throw notThere(reference);
    return entryOf(call.world, wholeName(own), document, platform);
  });
}

/** The client of 20.10 knows Docker's own manifests alone. */
const canRead = ({ world }: Call, raw: string): boolean =>
  clientSince(world, 23) || objectIn(parseJson(raw))['mediaType'] !== ociTypes.manifest;

const configOf = ({ world }: Call, reference: Reference, image: ImageManifest | null): unknown =>
  parseJson(findDocument(world, { ...reference, digest: image?.config ?? '' }) ?? '{}');

/**
 * Makes sure that a registry takes a list. Up to 28.3 one on `localhost` needs no `--insecure`.
 *
 * Source: docker/cli, internal/registryclient/client.go, `PutManifest`, and v28.4.0, internal/registry/config.go,
 * `newServiceConfig`; recorded: `session-manifest.json`;
 * what is said without a login: docker/cli#2396, docker/for-win#1534. @throws Refusal
 */
export function reachForPush(call: Call, list: Reference, asking: Asking): void {
  const isLocal = isLocalRegistry(list.registry) && !clientSince(call.world, 28, 4);
  const isHidden = speaksPlainHttp(call, list) && !asking.insecure && !isLocal;
  const found = trouble(call, list, asking, true);
  if (found !== null && found.kind !== 'auth') throw notPinged(list, found.text);
  if (isHidden) throw notPinged(list, plainHttp);
  if (found === null) return;
  const scheme = speaksPlainHttp(call, list) ? 'http' : 'https';
  throw new Refusal(
    asksForTokens(list.registry)
      ? `failed to put manifest ${wholeName(list)}: errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n`
      : `failed to put manifest ${wholeName(list)}: Put "${manifestUrl(scheme, list)}": no basic auth credentials`,
  );
}
