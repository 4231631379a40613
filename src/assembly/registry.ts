import { credentialsOf } from '../checklist/registry-login.ts';
import { digestOf } from '../docker/manifest-list.ts';
import { isLocalRegistry } from '../docker/reference.ts';
import {
  blobUrl,
  manifestTypes,
  manifestUrl,
  nextPage,
  parseChallenge,
  parseRegistryError,
  parseTags,
  parseToken,
  type Repository,
  type Scheme,
  tagsUrl,
  tokenUrl,
} from '../docker/registry-api.ts';
import { basic, type Credentials } from '../docker/registry-credentials.ts';
import { plainWords } from '../docker/terminal-text.ts';
import type { Host, HttpAnswer } from '../host/host.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Access } from './access.ts';

/** What a registry's HTTP API said; or why it said nothing of use, fit for a terminal. */
export type Told<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `isMissing`: it answers, and has no such thing. */
  | { readonly ok: false; readonly isMissing: boolean; readonly error: string };

export type RawContent = {
  readonly raw: string;
  readonly digest: string;
  readonly mediaType: string;
};

/** The HTTP API of registries: what is asked is only read, with the client's own credentials. */
export type RegistryDoor = {
  /** Every tag of a repository, in the registry's own order. */
  readonly tags: (of: Repository, signal?: AbortSignal) => Promise<Told<readonly string[]>>;
  readonly manifest: (
    of: Repository,
    tagOrDigest: string,
    signal?: AbortSignal,
  ) => Promise<Told<RawContent>>;
  readonly config: (
    of: Repository,
    digest: string,
    signal?: AbortSignal,
  ) => Promise<Told<RawContent>>;
};

type Asking = Pick<Host, 'request' | 'run' | 'readText' | 'env' | 'home'>;

/** How many pages of a list of tags are read: a hundred thousand tags. */
const mostPages = 100;

export type DoorOptions = {
  readonly host: Asking;
  /** How each registry is spoken to. */
  readonly accessOf: (registry: string) => Access;
  /** The person said that this registry, without trusted TLS, is theirs. */
  readonly isInsecure: (registry: string) => boolean;
};

export function createRegistryDoor({ host, accessOf, isInsecure }: DoorOptions): RegistryDoor {
  const tokens = new Map<string, string>();
  const known = new Map<string, Promise<Credentials | null>>();
  const credentials = (registry: string): Promise<Credentials | null> => {
    const found = known.get(registry) ?? credentialsOf(host, registry);
    known.set(registry, found);
    return found;
  };

  const takesAny = (registry: string) => accessOf(registry) === 'insecure' && isInsecure(registry);

  async function get(
    of: Repository,
    url: string,
    accept: string,
    signal?: AbortSignal,
  ): Promise<HttpAnswer> {
    const ask = (authorization: string | undefined) =>
      host.request({
        method: 'GET',
        url,
        headers: { accept, ...(authorization !== undefined && { authorization }) },
        ...(signal && { signal }),
        ...(takesAny(of.registry) && { anyCertificate: true }),
      });
    const scope = `${of.registry}/${of.repository}`;
    const first = await ask(tokens.get(scope));
    if (first.error !== null || first.status !== 401) return first;
    const header = await authorizationFor(of, first.headers['www-authenticate'], signal);
    if (header === null) return first;
    tokens.set(scope, header);
    return ask(header);
  }

  async function authorizationFor(
    of: Repository,
    header: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<string | null> {
    const challenge = parseChallenge(header);
    // A secret goes over plain http only where the person said so.
    const isOpen =
      accessOf(of.registry) === 'tls' || isInsecure(of.registry) || isLocalRegistry(of.registry);
    const own = isOpen ? await credentials(of.registry) : null;
    if (own?.kind === 'token') return `Bearer ${own.token}`;
    const login = own?.kind === 'password' ? basic(own) : null;
    if (challenge?.scheme === 'basic') return login;
    if (challenge === null) return null;
    const url = tokenUrl(challenge, of.repository);
    if (url === null || (accessOf(of.registry) === 'tls' && !url.startsWith('https:'))) return null;
    const { protocol, host: realm } = new URL(url);
    const isOwn = isSameMachine(realm, of.registry);
    const isSafe =
      protocol === 'https:' || isLocalRegistry(realm) || (isOwn && isInsecure(of.registry));
    const said = await host.request({
      method: 'GET',
      url,
      headers: { ...(login !== null && isSafe && { authorization: login }) },
      ...(signal && { signal }),
      ...(isOwn && takesAny(of.registry) && { anyCertificate: true }),
    });
    const token = said.error === null && said.status === 200 ? parseToken(said.body) : null;
    return token === null ? null : `Bearer ${token}`;
  }

  const schemeOf = (registry: string): Scheme => (accessOf(registry) === 'http' ? 'http' : 'https');

  return {
    tags: async (of, signal) => {
      const tags: string[] = [];
      let url: string | null = tagsUrl(of, schemeOf(of.registry));
      for (let page = 0; url !== null && page < mostPages; page++) {
        const said: HttpAnswer = await get(of, url, 'application/json', signal);
        const told = toldOf(said);
        if (!told.ok) return told;
        const found = parseTags(told.value.body);
        if (found === null) return unusable(assemblyTexts().door.noList);
        tags.push(...found);
        url = nextPage(told.value.headers['link'], url);
      }
      // Some of the tags would make a list that lacks what nobody left out.
      return url === null
        ? { ok: true, value: tags }
        : unusable(assemblyTexts().door.endless(mostPages));
    },
    manifest: async (of, tagOrDigest, signal) => {
      const url = manifestUrl(of, schemeOf(of.registry), tagOrDigest);
      return contentOf(await get(of, url, manifestTypes, signal), tagOrDigest);
    },
    config: async (of, digest, signal) => {
      const url = blobUrl(of, schemeOf(of.registry), digest);
      return contentOf(await get(of, url, '*/*', signal), digest);
    },
  };
}

/** Whatever its port: a token server may be the neighbour of its registry. */
const isSameMachine = (host: string, registry: string): boolean =>
  URL.canParse(`https://${host}`) &&
  URL.canParse(`https://${registry}`) &&
  new URL(`https://${host}`).hostname === new URL(`https://${registry}`).hostname;

type Answered = Extract<HttpAnswer, { readonly error: null }>;

function toldOf(said: HttpAnswer): Told<Answered> {
  const words = assemblyTexts().door;
  if (said.error !== null) {
    return { ok: false, isMissing: false, error: words.noAnswer[said.error](said.detail) };
  }
  if (said.status === 200) return { ok: true, value: said };
  const reason = parseRegistryError(said.body);
  const isMissing = said.status === 404;
  // All that reads registries knows one by this word.
  const unknown = isMissing ? 'MANIFEST_UNKNOWN' : '';
  const text = reason === null ? unknown : plainWords(`${reason.code}: ${reason.message}`);
  return { ok: false, isMissing, error: words.refused(said.status, text) };
}

/** What was asked for by its digest is that, or nothing. */
function contentOf(said: HttpAnswer, under: string): Told<RawContent> {
  const told = toldOf(said);
  if (!told.ok) return told;
  const { body, headers } = told.value;
  const mediaType = (headers['content-type'] ?? '').replace(/;.*$/s, '').trim();
  const digest = digestOf(body);
  if (under.startsWith('sha256:') && under !== digest) {
    return unusable(assemblyTexts().door.otherBytes(digest));
  }
  return { ok: true, value: { raw: body, digest, mediaType } };
}

const unusable = (error: string): Told<never> => ({ ok: false, isMissing: false, error });
