import { digestOf } from '../../docker/manifest-list.ts';
import {
  blobUrl,
  manifestTypes,
  manifestUrl,
  nextPage,
  parseRegistryError,
  parseTags,
  type Repository,
  type Scheme,
  tagsUrl,
} from '../../docker/registry-api.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { HttpAnswer } from '../../host/host.ts';
import { registryTexts } from '../../texts/registries.ts';
import { type AuthorizationOptions, createAuthorize, takesAny } from './authorization.ts';

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
  /** Whether a repository was shown to whoever asked, without a login. */
  readonly isOpen: (of: Repository) => boolean;
};

/** How many pages of a list of tags are read: a hundred thousand tags. */
const mostPages = 100;

/** A door to registries that are spoken to in these ways; a login that was asked for is kept for its repository. */
export function createRegistryDoor(options: AuthorizationOptions): RegistryDoor {
  const { get, isOpen } = createGet(options);
  const schemeOf = ({ registry }: Repository): Scheme =>
    options.accessOf(registry) === 'http' ? 'http' : 'https';
  return {
    tags: (of, signal) => {
      const page = (url: string) => get(of, url, 'application/json', signal);
      return allTags(tagsUrl(of, schemeOf(of)), page);
    },
    manifest: async (of, tagOrDigest, signal) => {
      const url = manifestUrl(of, schemeOf(of), tagOrDigest);
      return contentOf(await get(of, url, manifestTypes, signal), tagOrDigest);
    },
    config: async (of, digest, signal) => {
      const url = blobUrl(of, schemeOf(of), digest);
      return contentOf(await get(of, url, '*/*', signal), digest);
    },
    isOpen,
  };
}

type Get = (
  of: Repository,
  url: string,
  accept: string,
  signal: AbortSignal | undefined,
) => Promise<HttpAnswer>;

/** Asks without a secret first; who is asked for one gives it, and again for the same repository. */
function createGet(options: AuthorizationOptions): Pick<RegistryDoor, 'isOpen'> & {
  readonly get: Get;
} {
  const { host } = options;
  const authorize = createAuthorize(options);
  const headers = new Map<string, string>();
  const scopeOf = ({ registry, repository }: Repository) => `${registry}/${repository}`;
  const get: Get = async (of, url, accept, signal) => {
    const ask = (authorization: string | undefined) =>
      host.request({
        method: 'GET',
        url,
        headers: { accept, ...(authorization !== undefined && { authorization }) },
        ...(signal && { signal }),
        ...(takesAny(options, of.registry) && { anyCertificate: true }),
      });
    const scope = scopeOf(of);
    const first = await ask(headers.get(scope));
    if (first.error !== null || first.status !== 401) return first;
    const header = await authorize(of, first.headers['www-authenticate'], signal);
    if (header === null) return first;
    headers.set(scope, header);
    return ask(header);
  };
  return { get, isOpen: (of) => !headers.has(scopeOf(of)) };
}

async function allTags(
  first: string,
  page: (url: string) => Promise<HttpAnswer>,
): Promise<Told<readonly string[]>> {
  const tags: string[] = [];
  let url: string | null = first;
  for (let pages = 0; url !== null && pages < mostPages; pages++) {
    const told = toldOf(await page(url));
    if (!told.ok) return told;
    const found = parseTags(told.value.body);
    if (found === null) return unusable(registryTexts().door.noList);
    tags.push(...found);
    url = nextPage(told.value.headers['link'], url);
  }
  // Some of the tags would make a list that lacks what nobody left out.
  return url === null
    ? { ok: true, value: tags }
    : unusable(registryTexts().door.endless(mostPages));
}

type Answered = Extract<HttpAnswer, { readonly error: null }>;

function toldOf(said: HttpAnswer): Told<Answered> {
  const words = registryTexts().door;
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
    return unusable(registryTexts().door.otherBytes(digest));
  }
  return { ok: true, value: { raw: body, digest, mediaType } };
}

const unusable = (error: string): Told<never> => ({ ok: false, isMissing: false, error });
