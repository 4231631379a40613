import type { Failure } from '../failure.ts';
import { registryCode, registryError, registryErrorOrBare } from './registry-error.ts';
import { stated } from './stated.ts';
import { byPerson, makeBuilder } from './ways.ts';

/** A token that was asked for in vain, unless the line says that nobody answered. */
const tokenRefused =
  /failed to fetch (?:anonymous|oauth) token: (?!.*(?:x509: |dial tcp|timeout|deadline exceeded|proxyconnect))/i;

export const push: readonly Failure[] = [
  {
    id: 'push-denied',
    step: 'build',
    check: 'target.credentials',
    seenAs: ['push-401'],
    isCauseKnown: true,
    patterns: [
      stated('insufficient_scope: authorization failed'),
      {
        part: 'push access denied',
        line: /(?:failed to push (?<reference>\S+): )?push access denied/i,
      },
      stated('denied: requested access to the resource is denied'),
      {
        part: 'requested access to the resource is denied',
        line: /"message": ?"requested access to the resource is denied/i,
      },
      { part: 'authorization failed', line: /server message: .*authorization failed/i },
    ],
    ways: [byPerson, byPerson, byPerson],
    source:
      'containerd core/remotes/docker/pusher.go; distribution registry/api/errcode; docker/buildx#202; docker/build-push-action#970',
  },
  {
    id: 'push-401',
    step: 'build',
    check: 'target.credentials',
    isCauseKnown: true,
    patterns: [
      {
        part: '401 unauthorized',
        line: /unexpected (?:status|response|http (?:code|status))\b.*: 401 Unauthorized/i,
      },
      { part: '401 unauthorized', line: registryError('401 Unauthorized') },
      stated('no basic auth credentials'),
      { part: 'failed to fetch anonymous token: ', line: tokenRefused },
      { part: 'failed to fetch oauth token: ', line: tokenRefused },
      stated('unauthorized: authentication required'),
    ],
    ways: [byPerson, byPerson],
    source:
      'moby/buildkit util/resolver; containerd core/remotes/docker; docker/build-push-action TROUBLESHOOTING.md',
  },
  {
    id: 'credential-helper-missing',
    step: 'build',
    check: 'client.credential-helpers',
    isCauseKnown: true,
    patterns: [
      {
        part: 'error getting credentials - err: ',
        line: /error getting credentials - err: (?:exec: "docker-credential-(?<helper>[^"]+)")?/i,
      },
      {
        part: 'error storing credentials - err: ',
        line: /^error saving credentials: error storing credentials - err: (?:exec: "docker-credential-(?<helper>[^"]+)")?/i,
      },
    ],
    ways: [byPerson, byPerson],
    source:
      'docker/docker-credential-helpers client.go; docker/for-mac#3785; docker/for-win#11261; rancher/rancher#46868',
  },
  {
    id: 'push-ghcr-403',
    step: 'build',
    check: 'target.credentials',
    seenAs: ['push-401'],
    isCauseKnown: true,
    patterns: [
      stated('permission_denied: write_package'),
      stated('installation not allowed to create organization package'),
      { part: '403 forbidden', line: /https:\/\/ghcr\.io\/\S*: 403 Forbidden/i },
    ],
    ways: [byPerson, byPerson],
    source:
      'docker/build-push-action#463; docker/build-push-action#806; docker/build-push-action#1373; danger/danger-js#1414',
  },
  {
    id: 'push-http-registry',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [
      {
        part: 'server gave http response to https client',
        line: registryErrorOrBare('(?:http: )?server gave HTTP response to HTTPS client'),
      },
      {
        part: ':443: connect: connection refused',
        line: registryErrorOrBare(
          'dial tcp (?!127\\.|\\[::1\\])(?<address>\\S+):443: connect: connection refused',
        ),
      },
      {
        part: 'tls: unrecognized name',
        line: registryErrorOrBare('remote error: tls: unrecognized name'),
      },
    ],
    ways: [byPerson, byPerson, byPerson],
    source:
      'moby/buildkit util/resolver/resolver.go, docs/buildkitd.toml.md; docker/buildx#163; docker/buildx#777; docker/buildx#1642; docker/buildx#2712',
  },
  {
    id: 'push-x509',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [
      {
        part: 'x509: ',
        line: registryErrorOrBare('(?:tls: failed to verify certificate: )?x509: '),
      },
    ],
    ways: [
      byPerson,
      {
        needs: 'root',
        run: [
          { run: ['cp', '{certificate}', '/usr/local/share/ca-certificates/registry.crt'] },
          { run: ['update-ca-certificates'] },
        ],
        reversal: [
          { run: ['rm', '/usr/local/share/ca-certificates/registry.crt'] },
          { run: ['update-ca-certificates', '--fresh'] },
        ],
      },
      byPerson,
    ],
    source:
      'docker/docs content/manuals/build/buildkit/configure.md; docker/buildx#80; docker/buildx#2008; docker/build-push-action#1349',
  },
  {
    id: 'push-localhost-refused',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [
      {
        part: 'connection refused',
        // A lookup that is refused asked a name server on localhost, for a registry elsewhere.
        line: registryError(
          'dial tcp (?!lookup)(?<address>127\\.[\\d.]+:\\d+|\\[::1\\]:\\d+): \\S+ connection refused',
        ),
      },
    ],
    ways: [makeBuilder('network=host'), byPerson],
    source: 'docker/buildx#94; docker/buildx#218; basecamp/kamal#1287',
  },
  {
    id: 'push-413',
    step: 'build',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: '413 request entity too large',
        line: registryErrorOrBare('(?:unexpected status: )?413 Request Entity Too Large'),
      },
      stated('error parsing http 413 response body'),
    ],
    ways: [byPerson],
    source: 'moby/buildkit#4320; docker/build-push-action#634',
  },
  {
    id: 'push-400-manifest-invalid',
    step: 'build',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: '400 bad request',
        line: /failed commit on ref "manifest-sha256:.*: 400 Bad Request/i,
      },
      { part: 'manifest_invalid', line: registryCode('MANIFEST_INVALID') },
      {
        part: 'manifest invalid',
        line: registryErrorOrBare(
          'manifest invalid(?:: manifest invalid)?\\b|"message": ?"manifest invalid',
        ),
      },
    ],
    ways: [byPerson, byPerson, byPerson],
    source:
      'docker/buildx#1513; docker/buildx#1653; moby/buildkit#3579; moby/buildkit#6171; project-zot/zot#3005',
  },
  {
    id: 'push-blob-unstable',
    step: 'build',
    check: null,
    isCauseKnown: true,
    patterns: [
      { part: 'no response', line: /failed commit on ref "layer-sha256:.*: no response/i },
      stated('invalid content digest in response: invalid checksum digest format'),
      stated('error writing layer blob: maximum timeout reached'),
    ],
    ways: [byPerson, byPerson],
    source: 'docker/build-push-action TROUBLESHOOTING.md; ptr727/NxWitness#175',
  },
];
