import type { Failure } from '../failure.ts';

export const machine: readonly Failure[] = [
  {
    id: 'docker-sock-permission-denied',
    step: 'machine',
    check: 'machine.engine',
    isCauseKnown: true,
    patterns: [
      {
        part: 'permission denied while trying to connect to the',
        line: /permission denied while trying to connect to the (?:Docker daemon socket|docker API) at/i,
      },
    ],
    ways: [],
    source: 'moby/moby client/request.go',
  },
  {
    id: 'docker-daemon-down',
    step: 'machine',
    check: 'machine.engine',
    isCauseKnown: true,
    patterns: [
      {
        part: 'connect to the docker',
        line: /Cannot connect to the Docker daemon|failed to connect to the docker API at/i,
      },
    ],
    ways: [],
    source: 'moby/moby client/errors.go',
  },
];
