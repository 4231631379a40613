import type { Failure } from '../failure.ts';

export const target: readonly Failure[] = [
  {
    id: 'docker-driver-multi-platform',
    step: 'target',
    check: 'builder.chosen',
    isCauseKnown: true,
    patterns: [
      { part: 'multiple platforms feature is currently not supported' },
      { part: 'multi-platform build is not supported for the docker driver' },
    ],
    ways: [],
    source: 'docker/buildx build/build.go',
  },
  {
    id: 'docker-driver-auto-push',
    step: 'target',
    check: 'builder.chosen',
    isCauseKnown: true,
    patterns: [{ part: 'auto-push is currently not implemented' }],
    ways: [],
    source: 'docker/buildx v0.3.1 build/build.go',
  },
];
