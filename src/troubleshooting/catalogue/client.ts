import type { Failure } from '../failure.ts';

export const client: readonly Failure[] = [
  {
    id: 'buildx-missing',
    step: 'client',
    check: 'client.buildx',
    isCauseKnown: true,
    patterns: [
      { part: "'buildx' is not a docker command" },
      { part: 'unknown command: docker buildx' },
    ],
    ways: [],
    source: 'docker/cli v27.5.1, v28.0.0',
  },
];
