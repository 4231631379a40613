import { isLocalRegistry } from '../../docker/reference.ts';
import {
  parseChallenge,
  parseToken,
  type Repository,
  refreshForm,
  type TokenChallenge,
  tokenUrl,
} from '../../docker/registry-api.ts';
import { basic, type Credentials } from '../../docker/registry-credentials.ts';
import type { Host, HttpRequest } from '../../host/host.ts';
import { credentialsOf } from '../registry-login.ts';
import type { Access } from './access.ts';

export type AuthorizationOptions = {
  readonly host: Pick<Host, 'request' | 'run' | 'readText' | 'env' | 'home' | 'platform' | 'stat'>;
  /** How each registry is spoken to. */
  readonly accessOf: (registry: string) => Access;
  /** The person said that this registry, without trusted TLS, is theirs. */
  readonly isInsecure: (registry: string) => boolean;
};

/** The header that a registry's challenge asks for; null where there is none to give. */
export type Authorize = (
  of: Repository,
  challenge: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<string | null>;

/** Whether a registry is spoken to whoever signed its certificate. */
export const takesAny = (
  { accessOf, isInsecure }: Omit<AuthorizationOptions, 'host'>,
  registry: string,
): boolean => accessOf(registry) === 'insecure' && isInsecure(registry);

/** Answers challenges with the client's own credentials, or with a token that those are changed for. */
export function createAuthorize(options: AuthorizationOptions): Authorize {
  const known = new Map<string, Promise<Credentials | null>>();
  const credentials = (registry: string): Promise<Credentials | null> => {
    const found = known.get(registry) ?? credentialsOf(options.host, registry);
    known.set(registry, found);
    return found;
  };
  return async (of, header, signal) => {
    const challenge = parseChallenge(header);
    const own = mayBeShown(of.registry, options) ? await credentials(of.registry) : null;
    if (own?.kind === 'token') return `Bearer ${own.token}`;
    if (challenge?.scheme === 'basic') return own?.kind === 'password' ? basic(own) : null;
    return challenge === null ? null : tokenFor(challenge, of, own, options, signal);
  };
}

/** A secret goes over plain http only where the person said so. */
const mayBeShown = (
  registry: string,
  { accessOf, isInsecure }: Omit<AuthorizationOptions, 'host'>,
): boolean => accessOf(registry) === 'tls' || isInsecure(registry) || isLocalRegistry(registry);

/** A token from the server that the challenge names; anyone's, where what is kept can't be shown to it. */
async function tokenFor(
  challenge: TokenChallenge,
  of: Repository,
  own: Credentials | null,
  options: AuthorizationOptions,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const { registry, repository } = of;
  const { accessOf, isInsecure, host } = options;
  const url = tokenUrl(challenge, repository);
  if (url === null || (accessOf(registry) === 'tls' && !url.startsWith('https:'))) return null;
  const { protocol, host: realm } = new URL(url);
  const isOwn = isSameMachine(realm, registry);
  const isSafe = protocol === 'https:' || isLocalRegistry(realm) || (isOwn && isInsecure(registry));
  const said = await host.request({
    ...asking(url, challenge, repository, isSafe ? own : null),
    ...(signal && { signal }),
    ...(isOwn && takesAny(options, registry) && { anyCertificate: true }),
  });
  const token = said.error === null && said.status === 200 ? parseToken(said.body) : null;
  return token === null ? null : `Bearer ${token}`;
}

/** With an identity token it is posted, else asked for with name and password, or without. */
function asking(
  url: string,
  challenge: TokenChallenge,
  repository: string,
  own: Credentials | null,
): HttpRequest {
  if (own?.kind === 'identity') {
    const form = refreshForm(challenge, repository, own.token);
    return { method: 'POST', url: new URL(challenge.realm).href, form };
  }
  const headers = own?.kind === 'password' ? { authorization: basic(own) } : {};
  return { method: 'GET', url, headers };
}

/** Whatever its port: a token server may be the neighbour of its registry. */
const isSameMachine = (host: string, registry: string): boolean =>
  URL.canParse(`https://${host}`) &&
  URL.canParse(`https://${registry}`) &&
  new URL(`https://${host}`).hostname === new URL(`https://${registry}`).hostname;
