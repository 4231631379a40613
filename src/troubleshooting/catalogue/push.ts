import type { Failure } from '../failure.ts';

export const push: readonly Failure[] = [
  {
    id: 'push-http-registry',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [{ part: 'gave http response to https client' }],
    ways: [],
    source: 'Go net/http',
  },
  {
    id: 'push-x509',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [{ part: 'x509:' }, { part: 'certificate signed by unknown authority' }],
    ways: [],
    source: 'Go crypto/x509',
  },
  {
    id: 'push-localhost-refused',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [
      {
        part: 'connection refused',
        line: /^(?!.*dial \w+: lookup ).*(?:localhost|127\.0\.0\.1|\[::1\]):\d+.*connection refused/i,
      },
    ],
    ways: [],
    source: 'docker/buildx#94',
  },
  {
    id: 'push-denied',
    step: 'build',
    check: 'target.credentials',
    isCauseKnown: true,
    patterns: [
      { part: 'insufficient_scope' },
      { part: 'push access denied' },
      { part: 'requested access to the resource is denied' },
    ],
    ways: [],
    source: 'containerd core/remotes/docker/pusher.go',
  },
  {
    id: 'push-401',
    step: 'build',
    check: 'target.credentials',
    isCauseKnown: true,
    patterns: [
      { part: '401 unauthorized' },
      { part: 'no basic auth credentials' },
      { part: 'failed to fetch anonymous token' },
      { part: 'failed to fetch oauth token' },
    ],
    ways: [],
    source: 'docker/build-push-action TROUBLESHOOTING.md',
  },
];
