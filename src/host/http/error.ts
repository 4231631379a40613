import type { HttpAnswer, HttpError } from '../host.ts';

/** Sources: Node's doc/api/tls.md ("X509 certificate error codes") and doc/api/errors.md; OpenSSL for TLS with a server of plain http. */
const kinds: readonly (readonly [HttpError, RegExp])[] = [
  ['refused', /^ECONNREFUSED$/],
  ['dns', /^(?:ENOTFOUND|EAI_\w+)$/],
  ['unreachable', /^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/],
  ['timeout', /^(?:ETIMEDOUT|ESOCKETTIMEDOUT)$/],
  ['http-for-https', /^(?:ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/],
  [
    'untrusted',
    /SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECODE)|^CERT_|^ERR_TLS_CERT_|HOSTNAME_MISMATCH|^INVALID_CA$/,
  ],
];

/** Why there is no answer: nothing but the system's own word for it goes into the value. */
export function httpError(error: unknown): Extract<HttpAnswer, { readonly error: HttpError }> {
  const code = codeOf(error);
  // OpenSSL 3 gives one code for all that goes wrong with a handshake.
  const isPlain = code === 'EPROTO' && /wrong version number|packet length/i.test(String(error));
  const kind = isPlain ? 'http-for-https' : kinds.find(([, sign]) => sign.test(code))?.[0];
  return { error: kind ?? 'other', detail: code };
}

/** Of an address for both kinds of network, the first that failed counts. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'Error';
}
