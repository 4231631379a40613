import { dockerHub, isLocalRegistry } from '../../../docker/reference.ts';
import type { HttpAnswer, HttpRequest } from '../../../host/host.ts';
import type { MachineRegistry } from '../../machine.ts';
import type { World } from '../../world.ts';
import { registriesNow } from '../own-containers.ts';
import { apiHost, asksForTokens } from './reach.ts';

/** What a server says. */
export type Spoken = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Who answers at an address. */
export type Site = {
  /** As references name it. */
  readonly registry: string;
  readonly isTokenServer: boolean;
  /** What the machine's file says of it; a public registry may stand in none. */
  readonly known: MachineRegistry | null;
};

/** Docker Hub's tokens come from a server of their own, those of others from the registry. */
const hubTokens = 'auth.docker.io';
const realmOf = (registry: string): string =>
  registry === dockerHub ? `https://${hubTokens}/token` : `https://${registry}/token`;

/** Null where nobody answers. */
export function siteAt(world: World, { host, pathname }: URL): Site | null {
  const registry = host === apiHost(dockerHub) || host === hubTokens ? dockerHub : host;
  const known = registriesNow(world).find((one) => one.host === registry) ?? null;
  if (known === null && !asksForTokens(registry)) return null;
  const isTokenServer = asksForTokens(registry) && pathname === '/token';
  return { registry, isTokenServer, known };
}

/** Node's words for it: a name that no one has, or a port that nobody listens at. */
export const unreachable = ({ host }: URL): HttpAnswer =>
  isLocalRegistry(host)
    ? { error: 'refused', detail: 'ECONNREFUSED' }
    : { error: 'dns', detail: 'ENOTFOUND' };

/** What keeps who asks from an answer; null where nothing does. */
export function accessTo(
  world: World,
  site: Site,
  url: URL,
  request: HttpRequest,
  repository: string | null,
): Extract<HttpAnswer, { readonly detail: string }> | Spoken | null {
  const { tls = 'trusted', auth = false } = site.known ?? {};
  const isPlain = url.protocol === 'http:';
  if (tls === 'none' && !isPlain) return { error: 'http-for-https', detail: 'EPROTO' };
  if (tls !== 'none' && isPlain) {
    // Go's net/http answers so itself.
    return { status: 400, body: 'Client sent an HTTP request to an HTTPS server.\n' };
  }
  const isTrusted =
    tls !== 'private-ca' ||
    request.anyCertificate === true ||
    (request.withoutDockers !== true &&
      world.files.has(`/etc/docker/certs.d/${site.registry}/ca.crt`));
  if (!isTrusted) return { error: 'untrusted', detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' };
  const { authorization = '' } = request.headers ?? {};
  if (asksForTokens(site.registry)) {
    const accepted = auth ? [tokens.known] : [tokens.known, tokens.anyone];
    const isMet = accepted.some((token) => authorization === `Bearer ${token}`);
    return isMet ? null : challenge(bearer(site.registry, repository), repository);
  }
  if (!auth || isPassword(authorization)) return null;
  return challenge(`Basic realm="${site.registry}"`, repository);
}

/** Practice needs no secret ones. */
const tokens = { known: 'practice-token', anyone: 'practice-token-of-anyone' };

const isPassword = (authorization: string): boolean => {
  const [, encoded = ''] = /^Basic (\S+)$/i.exec(authorization) ?? [];
  return /^[^:]+:.+/.test(Buffer.from(encoded, 'base64').toString('utf8'));
};

function bearer(registry: string, repository: string | null): string {
  const scope = repository === null ? '' : `,scope="repository:${repository}:pull"`;
  return `Bearer realm="${realmOf(registry)}",service="${apiHost(registry)}"${scope}`;
}

function challenge(header: string, repository: string | null): Spoken {
  const detail =
    repository === null
      ? null
      : [{ Type: 'repository', Class: '', Name: repository, Action: 'pull' }];
  const error = { code: 'UNAUTHORIZED', message: 'authentication required', detail };
  return {
    status: 401,
    headers: { 'www-authenticate': header },
    body: `${JSON.stringify({ errors: [error] })}\n`,
  };
}

/** A token for who has a name and a password, and for anyone where anyone may read. Source: distribution, docs/spec/auth/token.md. */
export function tokenAnswer(
  { known }: Site,
  { searchParams }: URL,
  { headers = {} }: HttpRequest,
): Spoken {
  const isNamed = isPassword(headers['authorization'] ?? '');
  const [, repository = null] = /^repository:([^:]+):/.exec(searchParams.get('scope') ?? '') ?? [];
  if (!isNamed && known?.auth === true) {
    const { body } = challenge('', repository);
    return { status: 401, body };
  }
  const token = isNamed ? tokens.known : tokens.anyone;
  return { status: 200, body: `${JSON.stringify({ token, expires_in: 300 })}\n` };
}
