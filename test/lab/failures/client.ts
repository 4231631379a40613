import { enter } from '../lab.ts';
import { type FailureCase, type HostFailures, sh } from './failure-case.ts';
import { build, writeProject } from './project.ts';

const host = 'sid';

const packaged = '/usr/libexec/docker/cli-plugins/docker-buildx';
const own = '/root/.docker/cli-plugins/docker-buildx';

const takeAway = () => sh(host, `[ ! -e ${packaged} ] || mv ${packaged} /root/buildx`);
const putBack = () => sh(host, `mv /root/buildx ${packaged}; rm -rf /root/.docker`);

/** The way that needs no network: the file of a release, where the client looks for plugins. */
const fromFile = () => sh(host, `install -D -m 755 /root/buildx ${own}`);

const missing: FailureCase = {
  failure: 'buildx-missing',
  made: 'the package docker-buildx is not there',
  breakIt: async () => {
    await writeProject(host, { from: 'scratch' });
    await takeAway();
  },
  attempt: () => enter(host, ['docker', 'buildx', 'version']),
  seen: { check: 'client.buildx' },
  mend: { byHand: fromFile },
  clean: putBack,
};

const missingFlag: FailureCase = {
  failure: 'buildx-missing-flag-symptom',
  made: 'docker buildx build --platform without buildx',
  breakIt: takeAway,
  attempt: () => build(host, ['--platform', 'linux/amd64']),
  seen: null,
  mend: { byHand: fromFile },
  clean: putBack,
};

const forced: FailureCase = {
  failure: 'buildx-missing-buildkit-forced',
  made: 'DOCKER_BUILDKIT=1 docker build without buildx',
  breakIt: takeAway,
  attempt: () =>
    enter(host, ['docker', 'build', '.'], { cwd: '/root/app', env: { DOCKER_BUILDKIT: '1' } }),
  seen: null,
  mend: { byHand: fromFile },
  clean: putBack,
};

const notExecutable: FailureCase = {
  failure: 'buildx-plugin-broken',
  made: 'a plugin of mode 644 in front of the packaged one',
  breakIt: () => sh(host, `install -D -m 644 ${packaged} ${own}`),
  attempt: () => build(host),
  seen: { check: 'client.buildx' },
  mend: 'doctor',
  clean: () => sh(host, 'rm -rf /root/.docker'),
};

const otherArchitecture: FailureCase = {
  failure: 'buildx-plugin-broken',
  made: 'a plugin for arm64 in front of the packaged one',
  breakIt: () => sh(host, `install -D -m 755 /opt/wizard/assets/proof/linux-arm64 ${own}`),
  attempt: () => build(host),
  seen: { check: 'client.buildx' },
  mend: 'doctor',
  clean: () => sh(host, 'rm -rf /root/.docker'),
};

const rootsFiles: FailureCase = {
  failure: 'buildx-sudo-split',
  made: "a folder of root's in a user's ~/.docker/buildx",
  breakIt: async () => {
    await writeProject(host, { from: 'scratch', user: 'ada' });
    await sh(
      host,
      'usermod -aG docker ada; install -d -o ada -g ada /home/ada/.docker; install -d /home/ada/.docker/buildx/activity',
    );
  },
  attempt: () => build(host, [], { user: 'ada' }),
  seen: { check: 'client.folder' },
  asked: { user: 'ada' },
  mend: 'doctor',
};

const login = ['docker', 'login', '-u', 'lab', '--password-stdin', 'localhost:5001'];

const noHelper: FailureCase = {
  failure: 'credential-helper-missing',
  made: 'credsStore names a helper that is not installed',
  breakIt: () =>
    sh(host, 'mkdir -p ~/.docker; echo \'{"credsStore":"desktop"}\' > ~/.docker/config.json'),
  attempt: () => enter(host, login, { input: 'lab-password' }),
  seen: { check: 'client.credential-helpers' },
  mend: 'doctor',
  clean: () => sh(host, 'rm -rf /root/.docker'),
};

export const clientFailures: HostFailures = {
  host,
  cases: [missing, missingFlag, forced, notExecutable, otherArchitecture, rootsFiles, noHelper],
};
