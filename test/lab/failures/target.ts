import { enter, inside } from '../lab.ts';
import { type FailureCase, type HostFailures, sh } from './failure-case.ts';
import { build, writeProject } from './project.ts';

const host = 'trixie';
const app = `${inside.registry}/app:1`;
const buildx = (...args: readonly string[]) => enter(host, ['docker', 'buildx', ...args]);

const makeBuilder = async () => {
  await writeProject(host);
  const shared = ['--driver-opt', 'network=host'];
  await buildx('create', '--use', '--name', 'mybuilder', ...shared, '--bootstrap');
};
const removeBuilders = () =>
  sh(host, 'docker buildx use default; docker buildx rm mybuilder 2> /dev/null || true');

const spaces: FailureCase = {
  failure: 'platform-unknown-accepted',
  made: 'a space between platforms instead of a comma',
  breakIt: makeBuilder,
  attempt: () => build(host, ['--platform', 'linux/amd64 linux/arm64']),
  seen: null,
  mend: { corrected: () => build(host, ['--platform', 'linux/amd64,linux/arm64']) },
};

const noTag: FailureCase = {
  failure: 'tag-missing-or-invalid',
  made: '--push without a tag',
  breakIt: makeBuilder,
  attempt: () => build(host, ['--push']),
  seen: null,
  mend: { corrected: () => build(host, ['--push', '--tag', app]) },
};

const capitals: FailureCase = {
  failure: 'tag-missing-or-invalid',
  made: 'capitals in the name of the repository',
  breakIt: makeBuilder,
  attempt: () => build(host, ['--push', '--tag', `${inside.registry}/App:1`]),
  seen: null,
  mend: { corrected: () => build(host, ['--push', '--tag', app]) },
};

const load: FailureCase = {
  failure: 'load-multi-platform',
  made: '--load of two platforms into the classic image store',
  breakIt: makeBuilder,
  attempt: () => build(host, ['--platform', 'linux/amd64,linux/arm64', '--load', '--tag', app]),
  seen: null,
  mend: {
    corrected: () => build(host, ['--platform', 'linux/amd64,linux/arm64', '--push', '--tag', app]),
  },
};

const attestation: FailureCase = {
  failure: 'attestation-docker-driver',
  made: '--sbom in the default builder, classic image store',
  breakIt: () => writeProject(host),
  attempt: () => build(host, ['--builder', 'default', '--sbom=true']),
  seen: null,
  mend: { corrected: () => build(host, ['--builder', 'default']) },
  clean: removeBuilders,
};

const noContext: FailureCase = {
  failure: 'context-missing',
  made: 'a build of a folder that is not there',
  breakIt: () => writeProject(host),
  attempt: () => enter(host, ['docker', 'buildx', 'build', 'nope'], { cwd: '/root/app' }),
  seen: null,
  mend: { corrected: () => build(host) },
};

const baseGap: FailureCase = {
  failure: 'base-image-no-platform',
  made: 'a base image that is not published for riscv64',
  breakIt: async () => {
    await makeBuilder();
    await writeProject(host, { from: `${inside.registry}/base-gap:1` });
  },
  attempt: () => build(host, ['--platform', 'linux/amd64,linux/riscv64']),
  seen: null,
  mend: {
    corrected: async () => {
      await writeProject(host);
      return build(host, ['--platform', 'linux/amd64,linux/riscv64']);
    },
  },
  clean: removeBuilders,
};

export const targetFailures: HostFailures = {
  host,
  cases: [spaces, noTag, capitals, load, attestation, noContext, baseGap],
};
