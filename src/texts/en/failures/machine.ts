import type { FailureWords } from './words.ts';

export const machine: Readonly<Record<string, FailureWords>> = {
  'docker-sock-permission-denied': {
    name: '',
    cause: 'This user may not speak to the Docker engine: the socket belongs to the group docker.',
    ways: [],
  },
  'docker-daemon-down': {
    name: '',
    cause: 'No Docker engine answers at the address that the client uses.',
    ways: [],
  },
};
