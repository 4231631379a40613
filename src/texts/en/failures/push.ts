import type { FailureWords } from './words.ts';

export const push: Readonly<Record<string, FailureWords>> = {
  'push-http-registry': {
    name: '',
    cause: 'The registry speaks plain http, and the builder was not told so.',
    ways: [],
  },
  'push-x509': {
    name: '',
    cause: 'The builder does not trust the certificate of the registry.',
    ways: [],
  },
  'push-localhost-refused': {
    name: '',
    cause: "Inside the builder's container, localhost is the container itself, not this machine.",
    ways: [],
  },
  'push-denied': {
    name: '',
    cause: 'The registry does not let this login push under that name.',
    ways: [],
  },
  'push-401': {
    name: '',
    cause: 'The registry wants a login, and the client has none that it accepts.',
    ways: [],
  },
};
