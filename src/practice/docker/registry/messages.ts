import type { Reference } from '../../../docker/reference.ts';
import { apiHost, type Trouble } from './reach.ts';

/** What is asked for: a manifest by its tag or digest, or a blob. */
export const manifestUrl = (scheme: string, { registry, repository, tag, digest }: Reference) =>
  `${scheme}://${apiHost(registry)}/v2/${repository}/manifests/${digest ?? tag ?? 'latest'}`;

const denied = 'pull access denied, repository does not exist or may require authorization';

/** Says what a resolver of containerd says; recorded: `registry-*.txt` and `imagetools-inspect-*.txt`. */
export function troubleText(
  trouble: Trouble,
  url: string,
  { isBuild }: { readonly isBuild: boolean },
): string {
  if (trouble.kind !== 'auth') return `failed to do request: Head "${url}": ${trouble.text}`;
  return isBuild
    ? `unexpected status from HEAD request to ${url}: 401 Unauthorized`
    : `${denied}: authorization failed: no basic auth credentials`;
}

/** Nothing is there; Docker Hub does not say whether a repository is missing or private. */
export function notFoundText(reference: Reference, isKnownRepository: boolean): string {
  const { registry, repository, tag, digest } = reference;
  if (registry === 'docker.io' && !isKnownRepository) {
    return `${denied}: server message: insufficient_scope: authorization failed`;
  }
  const name = `${registry}/${repository}`;
  return `${name}${digest === null ? `:${tag ?? 'latest'}` : `@${digest}`}: not found`;
}
