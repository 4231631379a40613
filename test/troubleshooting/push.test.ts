import { expect, it } from 'vitest';
import { push } from '../../src/troubleshooting/catalogue/push.ts';
import { push as printed } from './printed/push.ts';
import { told } from './told.ts';

it('knows every failure of a push', () => {
  expect(push.map(({ id }) => id)).toEqual([
    'push-denied',
    'push-401',
    'credential-helper-missing',
    'push-ghcr-403',
    'push-http-registry',
    'push-x509',
    'push-localhost-refused',
    'push-413',
    'push-400-manifest-invalid',
    'push-blob-unstable',
  ]);
});

it.each(printed)('tells %s, and nothing else, by what was printed', (id, text) => {
  expect(told(text)).toEqual([id]);
});

it.each([
  '< HTTP/1.1 401 Unauthorized',
  'HTTP request sent, awaiting response... 401 Unauthorized',
  'npm error 401 Unauthorized - GET https://packages.example.com/@me%2fapp',
  'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority',
  'fatal: unable to access the repository: server certificate verification failed',
  'dial tcp 127.0.0.1:5432: connect: connection refused',
  'curl: (7) Failed to connect to localhost port 5000 after 0 ms: Connection refused',
  '10.1.2.3 - - [25/Nov/2026:10:00:00 +0000] "POST /upload HTTP/1.1" 413 183 "-" "curl/8.14"',
  '<head><title>413 Request Entity Too Large</title></head>',
  '< HTTP/1.1 400 Bad Request',
  'warning: web app manifest invalid, icons are missing',
  '< www-authenticate: Bearer realm="https://auth.example.com/token",error="insufficient_scope"',
  '* TLSv1.3 (IN), TLS alert, unrecognized name (624):',
])('takes %s for an ordinary line', (text) => {
  expect(told(text)).toEqual([]);
});
