import type { Printed } from './printed.ts';

export const push: readonly Printed[] = [
  [
    'push-denied',
    'ERROR: failed to solve: failed to push docker.io/library/demo:1: push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
  ],
  ['push-denied', 'server message: insufficient_scope: authorization failed'],
  ['push-denied', 'denied: requested access to the resource is denied'],
  [
    'push-401',
    'ERROR: failed to solve: failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.example.com/token?scope=repository%3Aa%3Apull: 401 Unauthorized',
  ],
  [
    'push-401',
    'failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized',
  ],
  [
    'push-401',
    'ERROR: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
  ],
  ['push-401', 'unexpected response: 401 Unauthorized'],
  ['push-401', 'failed commit on ref "manifest-sha256:0a1b": unexpected status: 401 Unauthorized'],
  [
    'push-401',
    'unexpected status from HEAD request to http://localhost:5001/v2/y/blobs/sha256:54: 401 Unauthorized',
  ],
  ['push-401', 'unauthorized: authentication required'],
  [
    'credential-helper-missing',
    'ERROR: failed to solve: node:20: failed to resolve source metadata for docker.io/library/node:20: error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
  ],
  [
    'credential-helper-missing',
    'Error saving credentials: error storing credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
  ],
  [
    'credential-helper-missing',
    'error getting credentials - err: exec: "docker-credential-desktop.exe": executable file not found in $PATH, out: ``',
  ],
  [
    'credential-helper-missing',
    'error getting credentials - err: exit status 1, out: `keychain cannot be accessed because the current session does not allow user interaction.`',
  ],
  ['push-ghcr-403', 'denied: permission_denied: write_package'],
  ['push-ghcr-403', 'denied: installation not allowed to Create organization package'],
  [
    'push-ghcr-403',
    'ERROR: failed to solve: failed to push ghcr.io/me/app:1: unexpected status from HEAD request to https://ghcr.io/v2/me/app/blobs/sha256:1f: 403 Forbidden',
  ],
  [
    'push-ghcr-403',
    'unexpected status from POST request to https://ghcr.io/v2/me/app/blobs/uploads/: 403 Forbidden',
  ],
  [
    'push-http-registry',
    'failed to do request: Head "https://192.168.1.5:5000/v2/app/blobs/sha256:1f": http: server gave HTTP response to HTTPS client',
  ],
  ['push-http-registry', 'http: server gave HTTP response to HTTPS client'],
  [
    'push-http-registry',
    'failed to do request: Head "https://registry.lan/v2/app/blobs/sha256:1f": dial tcp 192.168.1.5:443: connect: connection refused',
  ],
  [
    'push-http-registry',
    'failed to do request: Head "https://registry.lan/v2/app/blobs/sha256:1f": remote error: tls: unrecognized name',
  ],
  [
    'push-x509',
    'ERROR: failed to solve: failed to push reg.test:5003/app:1: failed to do request: Head "https://reg.test:5003/v2/app/blobs/sha256:1f": tls: failed to verify certificate: x509: certificate signed by unknown authority',
  ],
  [
    'push-x509',
    'failed to fetch oauth token: Post "https://harbor.example.com/service/token": x509: certificate signed by unknown authority',
  ],
  [
    'push-x509',
    'Error response from daemon: Get "https://reg.test/v2/": x509: certificate relies on legacy Common Name field, use SANs instead',
  ],
  ['push-x509', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  [
    'push-localhost-refused',
    'failed to do request: Head "http://localhost:5000/v2/app/blobs/sha256:1f": dial tcp 127.0.0.1:5000: connect: connection refused',
  ],
  [
    'push-localhost-refused',
    'failed to do request: Head "http://localhost:5000/v2/app/blobs/sha256:1f": dial tcp [::1]:5000: connect: connection refused',
  ],
  [
    'push-413',
    'failed to push registry.example.com/app:1: unexpected status from POST request to https://registry.example.com/v2/app/blobs/uploads/: 413 Request Entity Too Large',
  ],
  ['push-413', 'failed to copy: unexpected status: 413 Request Entity Too Large'],
  [
    'push-413',
    'error parsing HTTP 413 response body: invalid character \'<\' looking for beginning of value: "<html>\\r\\n<head><title>413 Request Entity Too Large</title></head>"',
  ],
  [
    'push-400-manifest-invalid',
    'failed commit on ref "manifest-sha256:5e49": unexpected status: 400 Bad Request',
  ],
  [
    'push-400-manifest-invalid',
    'failed commit on ref "manifest-sha256:5e49": unexpected status from PUT request to http://registry.local:5000/v2/gallery/ui/manifests/v1: 400 Bad Request',
  ],
  [
    'push-400-manifest-invalid',
    '{"errors":[{"code":"MANIFEST_INVALID","message":"manifest invalid","detail":{}}]}',
  ],
  ['push-400-manifest-invalid', 'manifest invalid: manifest invalid'],
  ['push-blob-unstable', 'failed commit on ref "layer-sha256:31e3": no response'],
  [
    'push-blob-unstable',
    'failed commit on ref "layer-sha256:31e3": invalid content digest in response: invalid checksum digest format',
  ],
  ['push-blob-unstable', 'error writing layer blob: maximum timeout reached'],
];
