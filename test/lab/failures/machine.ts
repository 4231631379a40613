import { engine } from '../lab.ts';
import { type FailureCase, type HostFailures, sh } from './failure-case.ts';
import { build, writeProject } from './project.ts';

const host = 'trixie';

const engineDown: FailureCase = {
  failure: 'docker-daemon-down',
  made: 'dockerd stopped',
  breakIt: async () => {
    await writeProject(host, { from: 'scratch' });
    await engine(host, 'stop');
  },
  attempt: () => build(host),
  seen: { check: 'machine.engine' },
  // A host of the lab has no service manager: whoever administers it starts dockerd.
  mend: { byHand: () => engine(host, 'start') },
};

const noPermission: FailureCase = {
  failure: 'docker-sock-permission-denied',
  made: 'a user who is not in the group docker',
  breakIt: () => writeProject(host, { from: 'scratch', user: 'ada' }),
  attempt: () => build(host, [], { user: 'ada' }),
  seen: { check: 'machine.engine' },
  asked: { user: 'ada' },
  // Who enters the host again logs in again.
  mend: 'doctor',
};

const wrongContext: FailureCase = {
  failure: 'docker-context-mismatch',
  made: 'the current context was removed',
  breakIt: () =>
    sh(host, 'mkdir -p ~/.docker; echo \'{"currentContext":"gone"}\' > ~/.docker/config.json'),
  attempt: () => build(host),
  seen: { check: 'machine.engine' },
  mend: 'doctor',
  clean: () => sh(host, 'rm -rf ~/.docker'),
};

/** The variable is the person's own, who takes it away as the words of the failure say. */
function fixedVersion(failure: string, version: string): FailureCase {
  const env = { DOCKER_API_VERSION: version };
  return {
    failure,
    made: `DOCKER_API_VERSION=${version}`,
    breakIt: () => writeProject(host, { from: 'scratch' }),
    attempt: () => build(host, [], { env }),
    seen: { check: 'machine.api' },
    asked: { env },
    mend: { corrected: () => build(host) },
  };
}

export const machineFailures: HostFailures = {
  host,
  cases: [
    engineDown,
    noPermission,
    wrongContext,
    fixedVersion('docker-api-client-too-new', '1.99'),
    fixedVersion('docker-api-client-too-old', '1.12'),
  ],
};
