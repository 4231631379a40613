/** What a builder meets where an image shall go. */
export type RegistryVerdict =
  /** It answers as a registry does: the tag is not there, or a login is asked for. */
  | 'reachable'
  /** Nothing listens there, as the builder sees it: its `localhost` may be a container. */
  | 'refused'
  /** It speaks plain HTTP, and the builder was not told. */
  | 'http-for-https'
  /** The builder does not trust its certificate. */
  | 'x509'
  /** The builder can't find its address. */
  | 'dns'
  | 'timeout'
  | 'other';

export type RegistryAnswer = {
  readonly verdict: RegistryVerdict;
  /** The line of the log that says so; null where there is none. */
  readonly line: string | null;
};

/**
 * Order matters: a lookup that is out of time is a lookup, and the token of a login is asked for at
 * another address, which may be out of reach.
 *
 * Sources: seen with the BuildKit of Docker 26.1.5 and 28.5.2; docker/buildx#80, #94, #163, #202;
 * Go's net/http and crypto/tls for a server that answers TLS with anything but HTTP.
 */
const signs: readonly (readonly [RegistryVerdict, RegExp])[] = [
  ['http-for-https', /gave HTTP response to HTTPS client/],
  ['http-for-https', /first record does not look like a TLS handshake/],
  ['x509', /x509: /],
  ['dns', /dial \w+: lookup |no such host|name resolution/i],
  ['refused', /connection refused/],
  ['timeout', /i\/o timeout|deadline exceeded|handshake timeout|Client\.Timeout|timed out/i],
  ['reachable', /unexpected status[^:]*(?: to [^ ]+)?: 4\d\d\b/],
  ['reachable', /\b(?:401 Unauthorized|no basic auth credentials|toomanyrequests)/i],
  ['reachable', /insufficient_scope|access denied|access to the resource is denied/],
  ['reachable', /(?:MANIFEST|NAME)_UNKNOWN|manifest unknown|:[\w.-]+:? not found$/i],
];

/** Whether a client got no further than to the door: TLS that it does not trust, or none where it wants it. */
export const isClosed = (said: string): boolean =>
  signs.some(
    ([verdict, sign]) => (verdict === 'http-for-https' || verdict === 'x509') && sign.test(said),
  );

/** What is wrong with a certificate: signed by nobody that is trusted, made for another name, or past its time. */
export type CertificateTrouble = 'authority' | 'name' | 'date';

/** Source: Go 1.24, crypto/x509/verify.go (`CertificateInvalidError`, `HostnameError`, `UnknownAuthorityError`). */
export function certificateTrouble(line: string): CertificateTrouble {
  if (/x509: certificate has expired or is not yet valid/.test(line)) return 'date';
  const isOthers =
    /x509: (?:certificate is (?:valid for|not valid for any names)|cannot validate certificate for|certificate relies on legacy Common Name)/;
  return isOthers.test(line) ? 'name' : 'authority';
}

/** The last words of a build: `ERROR: failed to solve: …`, in older versions `error: …`. */
const failure = /^(?:#\d+ )?error:/i;

/** Whether it lets nobody look without a login. A registry with tokens says the same of what is not there. */
export const asksForLogin = ({ verdict, line }: RegistryAnswer): boolean =>
  verdict === 'reachable' && /\b(?:401 Unauthorized|no basic auth credentials)/i.test(line ?? '');

/**
 * Judges the log of a build of `FROM HOST/NAME:TAG` with a tag that is not there, in BuildKit's
 * plain form.
 */
export function judgeRegistryAnswer(log: string): RegistryAnswer {
  const lines = log
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => failure.test(line));
  for (const [verdict, sign] of signs) {
    const line = lines.findLast((candidate) => sign.test(candidate));
    if (line !== undefined) return { verdict, line };
  }
  return { verdict: 'other', line: lines.at(-1) ?? null };
}
