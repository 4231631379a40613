/** Why a registry would not show a reference. */
export type RegistryError =
  | 'not-found'
  | 'denied'
  | 'refused'
  | 'http-for-https'
  | 'untrusted'
  | 'no-such-host'
  | 'timeout'
  | 'other';

/** Order matters: a proxy's `403` may also say `not found` in its page. */
const told: readonly (readonly [RegistryError, RegExp])[] = [
  ['http-for-https', /gave HTTP response to HTTPS client/i],
  ['untrusted', /x509:|certificate signed by unknown authority/i],
  ['refused', /connection refused/i],
  ['no-such-host', /no such host|Temporary failure in name resolution/i],
  [
    'denied',
    /401 Unauthorized|403 Forbidden|no basic auth|insufficient_scope|access denied|denied:/i,
  ],
  ['not-found', /not found|MANIFEST_UNKNOWN|manifest unknown|NAME_UNKNOWN|404/i],
  ['timeout', /i\/o timeout|deadline exceeded|Client\.Timeout/i],
];

/** Judges what `docker buildx imagetools inspect` or a build wrote when a registry did not give a manifest. */
export function registryError(text: string): RegistryError {
  return told.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
