import { digestOf } from '../../../docker/manifest-list.ts';
import type { HttpAnswer, HttpRequest } from '../../../host/host.ts';
import type { World } from '../../world.ts';
import {
  accessTo,
  type Site,
  type Spoken,
  siteAt,
  tokenAnswer,
  unreachable,
} from './api-access.ts';
import { findDocument, repositoryOf } from './find.ts';
import { hubImage } from './hub.ts';
import { ociTypes } from './media-types.ts';

/**
 * What a server answers that the machine itself asks: the registries' HTTP API, as far as it is read.
 *
 * Source: opencontainers/distribution-spec v1.1; distribution/distribution v2.8, registry/handlers;
 * held against the lab's own by test/lab/practice-contract-manifest.test.ts.
 */
export function answerOf(world: World, request: HttpRequest): HttpAnswer {
  const url = new URL(request.url);
  const site = siteAt(world, url);
  if (site === null) return unreachable(url);
  if (site.isTokenServer) return answer(request, tokenAnswer(site, url, request));
  const [, repository = null] = /^\/v2\/(.+)\/(?:tags|manifests|blobs)\//.exec(url.pathname) ?? [];
  const trouble = accessTo(world, site, url, request, repository);
  if (trouble !== null) return 'error' in trouble ? trouble : answer(request, trouble);
  return answer(request, contentOf(world, site, url, request));
}

/** Every answer of a registry says which API it is of; none to HEAD has a body. */
function answer({ method }: HttpRequest, { status, headers = {}, body }: Spoken): HttpAnswer {
  return {
    error: null,
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'docker-distribution-api-version': 'registry/2.0',
      'content-length': `${Buffer.byteLength(body)}`,
      ...headers,
    },
    body: method === 'HEAD' ? '' : body,
  };
}

function contentOf(world: World, site: Site, url: URL, request: HttpRequest): Spoken {
  if (/^\/v2\/?$/.test(url.pathname)) return { status: 200, body: '{}' };
  const [, repository = '', what, name = ''] =
    /^\/v2\/(.+)\/(tags|manifests|blobs)\/([^/]+)$/.exec(url.pathname) ?? [];
  if (what === 'tags' && name === 'list') return tagsOf(world, site, repository, url);
  if (what === 'manifests') return manifestOf(world, site, repository, name, request);
  if (what === 'blobs') return blobOf(world, site, repository, name);
  return { status: 404, body: '404 page not found\n' };
}

const refusal = (status: number, code: string, message: string, detail?: unknown): Spoken => ({
  status,
  body: `${JSON.stringify({ errors: [{ code, message, ...(detail === undefined ? {} : { detail }) }] })}\n`,
});

/** A page of so many as were asked for, and where the next one is. */
function tagsOf(world: World, { registry }: Site, repository: string, url: URL): Spoken {
  const known = [...(world.registries.get(registry)?.keys() ?? [])]
    .filter((key) => !key.includes('@') && repositoryOf(key) === repository)
    .map((key) => key.slice(repository.length + 1));
  const tags = known.length > 0 || hubImage(repository) === null ? known : ['latest'];
  if (tags.length === 0) {
    const message = 'repository name not known to registry';
    return refusal(404, 'NAME_UNKNOWN', message, { name: repository });
  }
  const last = url.searchParams.get('last') ?? '';
  const count = Number(url.searchParams.get('n') ?? tags.length);
  const rest = tags.sort().filter((tag) => tag > last);
  const page = rest.slice(0, count);
  const next = `</v2/${repository}/tags/list?last=${page.at(-1)}&n=${count}>; rel="next"`;
  return {
    status: 200,
    headers: rest.length > page.length ? { link: next } : {},
    body: `${JSON.stringify({ name: repository, tags: page })}\n`,
  };
}

const referenceTo = ({ registry }: Site, repository: string, name: string) => {
  const isDigest = name.startsWith('sha256:');
  const whole = `${registry}/${repository}`;
  return {
    ...{ registry, repository, name: whole, familiar: whole },
    ...{ tag: isDigest ? null : name, digest: isDigest ? name : null },
  };
};

function manifestOf(
  world: World,
  site: Site,
  repository: string,
  name: string,
  { headers = {} }: HttpRequest,
): Spoken {
  const reference = referenceTo(site, repository, name);
  const raw = findDocument(world, reference);
  if (raw === null) {
    const detail = reference.tag === null ? undefined : { Tag: name };
    return refusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown', detail);
  }
  const { mediaType } = JSON.parse(raw) as { mediaType: string };
  const accepted = headers['accept'] ?? '';
  const kinds = { [ociTypes.index]: 'OCI index', [ociTypes.manifest]: 'OCI manifest' };
  const kind = kinds[mediaType];
  if (kind !== undefined && !accepted.includes(mediaType)) {
    const plural = kind === 'OCI index' ? 'OCI indexes' : 'OCI manifests';
    const message = `${kind} found, but accept header does not support ${plural}`;
    return refusal(404, 'MANIFEST_UNKNOWN', message);
  }
  const digest = digestOf(raw);
  return {
    status: 200,
    headers: { 'content-type': mediaType, 'docker-content-digest': digest, etag: `"${digest}"` },
    body: raw,
  };
}

function blobOf(world: World, site: Site, repository: string, digest: string): Spoken {
  const raw = findDocument(world, referenceTo(site, repository, digest));
  return raw === null
    ? refusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry', digest)
    : { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: raw };
}
