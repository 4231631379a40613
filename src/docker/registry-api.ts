import { itemsIn, objectIn, parseJson, textIn, textsIn } from './json.ts';
import { dockerHub } from './reference.ts';

/** What is accepted of a manifest: lists and images, OCI's and Docker's. */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** A repository as its registry's API knows it. */
export type Repository = {
  /** Host and maybe port; `docker.io` for Docker Hub. */
  readonly registry: string;
  /** `library/alpine`, `team/app`. */
  readonly repository: string;
};

export type Scheme = 'https' | 'http';

/** Docker Hub's API has another name than Docker Hub. */
const apiHost = (registry: string): string =>
  registry === dockerHub ? 'registry-1.docker.io' : registry;

const root = ({ registry, repository }: Repository, scheme: Scheme): string =>
  `${scheme}://${apiHost(registry)}/v2/${repository}`;

/** Tells what is asked for, and whether a registry is there at all: opencontainers/distribution-spec v1.1, end-1. */
export const pingUrl = (registry: string, scheme: Scheme): string =>
  `${scheme}://${apiHost(registry)}/v2/`;

/** The tags of a repository, a page at a time: end-8a. */
export const tagsUrl = (of: Repository, scheme: Scheme): string =>
  `${root(of, scheme)}/tags/list?n=1000`;

/** What lies under a tag or digest: end-3. */
export const manifestUrl = (of: Repository, scheme: Scheme, tagOrDigest: string): string =>
  `${root(of, scheme)}/manifests/${tagOrDigest}`;

/** A config or layer: end-2. */
export const blobUrl = (of: Repository, scheme: Scheme, digest: string): string =>
  `${root(of, scheme)}/blobs/${digest}`;

/** The tags on a page of the list; null for what is no such page. `"tags": null` is none. */
export function parseTags(body: string): readonly string[] | null {
  const value = objectIn(parseJson(body));
  if (!('tags' in value)) return null;
  return textsIn(value['tags']).filter((tag) => /^\w[\w.-]{0,127}$/.test(tag));
}

/**
 * The address of the next page (RFC 8288, `Link: </v2/…?last=x&n=1000>; rel="next"`), always on the
 * registry that was asked; null on the last page.
 */
export function nextPage(link: string | undefined, asked: string): string | null {
  const [, target] = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '') ?? [];
  if (target === undefined || !URL.canParse(target, asked)) return null;
  const [from, to] = [new URL(asked), new URL(target, asked)];
  // Behind a proxy a registry may take itself for plain http, or for another name.
  return `${from.origin}${to.pathname}${to.search}`;
}

/** How a registry wants to know who asks. */
export type Challenge = { readonly scheme: 'basic' } | TokenChallenge;

/** It wants a token, and says who gives one. */
export type TokenChallenge = {
  readonly scheme: 'bearer';
  /** The address of the token server. */
  readonly realm: string;
  readonly service: string | null;
  readonly scope: string | null;
};

/** Reads `WWW-Authenticate` (RFC 9110, 11.6.1; distribution docs/spec/auth/token.md); null where it is another scheme. */
export function parseChallenge(header: string | undefined): Challenge | null {
  const text = header ?? '';
  const parameter = (name: string): string | null => {
    const [, quoted, bare] =
      new RegExp(`\\b${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`, 'i').exec(text) ?? [];
    return quoted?.replace(/\\(.)/g, '$1') ?? bare ?? null;
  };
  const realm = parameter('realm');
  if (/(?:^|,)\s*bearer\s/i.test(text) && realm !== null && /^https?:\/\//i.test(realm)) {
    return {
      ...{ scheme: 'bearer', realm, service: parameter('service') },
      scope: parameter('scope'),
    };
  }
  return /(?:^|,)\s*basic\b/i.test(text) ? { scheme: 'basic' } : null;
}

/** Where a token is asked for that lets its bearer read the repository. */
export function tokenUrl(
  { realm, service, scope }: TokenChallenge,
  repository: string,
): string | null {
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  if (service !== null) url.searchParams.set('service', service);
  url.searchParams.set('scope', scope ?? pullOf(repository));
  return url.href;
}

const pullOf = (repository: string): string => `repository:${repository}:pull`;

/**
 * What is posted to the token server to get an access token for a refresh token.
 *
 * Source: distribution/distribution, docs/content/spec/auth/oauth.md.
 */
export const refreshForm = (
  { service, scope }: TokenChallenge,
  repository: string,
  refreshToken: string,
): Readonly<Record<string, string>> => ({
  grant_type: 'refresh_token',
  service: service ?? '',
  client_id: 'multiarch-wizard',
  scope: scope ?? pullOf(repository),
  refresh_token: refreshToken,
});

/** The token in a token server's answer; null where there is none. */
export function parseToken(body: string): string | null {
  const value = objectIn(parseJson(body));
  const token = textIn(value['token']) ?? textIn(value['access_token']);
  return token !== null && /^[\x21-\x7e]+$/.test(token) ? token : null;
}

/** The first error that a registry gives as its reason: `MANIFEST_UNKNOWN`, `DENIED`; null where it gives none. */
export function parseRegistryError(
  body: string,
): { readonly code: string; readonly message: string } | null {
  const [first] = itemsIn(objectIn(parseJson(body))['errors']).map(objectIn);
  const code = textIn(first?.['code']);
  return code === null ? null : { code, message: textIn(first?.['message']) ?? '' };
}
