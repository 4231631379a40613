import { describe, expect, test } from 'vitest';
import { api } from '../../../src/checklist/checks/api.ts';
import { machine } from '../../../src/checklist/machine.ts';
import {
  bookworm,
  buildxCommand,
  changed,
  infoCommand,
  recorded,
  sid,
  trixie,
  unreachable,
  versionCommand,
} from '../hosts.ts';
import { judged } from '../judged.ts';
import { type StubMachine, stubLook } from '../stub-look.ts';
import { checked, seenBy } from './checked.ts';

const withBuildx = (host: StubMachine, version: string, server: object = {}): StubMachine => ({
  ...host,
  commands: {
    ...host.commands,
    [buildxCommand]: `github.com/docker/buildx v${version} 1\n`,
    [versionCommand]: changed('version-docker-26.1.5', ({ Server }) => ({
      Server: { ...(Server as object), ...server },
    })),
  },
});

describe('the API that client and engine speak', () => {
  test.each([
    ['Debian 12', bookworm, '1.41', 'Server: API 1.12 to 1.41'],
    ['Debian 13', trixie, '1.45', 'Server: API 1.24 to 1.45'],
    ['Debian unstable', sid, '1.51', 'Server: API 1.24 to 1.51'],
  ])('is told, on %s', async (_, host, version, server) => {
    const finding = await checked(api, stubLook(host));
    expect(finding).toMatchObject({
      id: 'machine.api',
      status: 'ok',
      title: `Client and engine speak one API: ${version}`,
    });
    expect(seenBy(finding)[0]).toContain(`Client: API ${version}\n${server}`);
  });

  test('may be fixed by a variable, and is taken', async () => {
    const finding = await checked(
      api,
      stubLook({ ...trixie, env: { DOCKER_API_VERSION: '1.45' } }),
    );
    expect(finding).toMatchObject({
      status: 'ok',
      title: 'DOCKER_API_VERSION fixes the API at 1.45, and the engine takes it',
    });
    expect(seenBy(finding)).toContain(': DOCKER_API_VERSION=1.45');
  });

  test.each([
    [
      '1.20',
      'client version 1.20 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version',
      'docker-api-client-too-old',
    ],
    [
      '1.99',
      'client version 1.99 is too new. Maximum supported API version is 1.45',
      'docker-api-client-too-new',
    ],
  ])('may be one that the engine refuses: %s', async (version, said, failure) => {
    const stderr = `Error response from daemon: ${said}\n`;
    const host = unreachable(stderr, { env: { DOCKER_API_VERSION: version } });
    const finding = await checked(api, stubLook(host));
    expect(finding).toMatchObject({ status: 'problem', failure });
    expect(finding.evidence.at(-1)?.text).toContain(said);
    expect(finding.remedies[0]).toMatchObject({ title: 'Leave out DOCKER_API_VERSION' });
  });

  test('is not known where no engine answers', async () => {
    const stderr =
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n';
    expect(await checked(api, stubLook(unreachable(stderr)))).toMatchObject({ status: 'skipped' });
  });

  test('is not known where there is no docker', async () => {
    const gone = { failed: 'missing' } as const;
    const host = unreachable('', {
      commands: { [versionCommand]: gone, [infoCommand]: gone, [buildxCommand]: gone },
    });
    expect(await checked(api, stubLook(host))).toMatchObject({ status: 'skipped' });
  });
});

describe('a buildx that speaks none of the versions that the engine takes', () => {
  test.each([
    ['0.31.1', { ApiVersion: '1.41' }, 'docker-api-client-too-new'],
    ['0.32.1', { ApiVersion: '1.43' }, 'docker-api-client-too-new'],
    ['0.12.1', { ApiVersion: '1.52', MinAPIVersion: '1.44' }, 'docker-api-client-too-old'],
  ])('is told by the machine step, and by the doctor: %s', async (version, server, failure) => {
    const host = withBuildx(trixie, version, server);
    const { finding } = await judged(machine, host);
    expect(finding('machine.api')).toMatchObject({
      status: 'problem',
      failure,
      remedies: [{ needs: 'person', title: expect.stringContaining('Upgrade buildx') }],
    });
    expect(await checked(api, stubLook(host))).toEqual(finding('machine.api'));
  });

  test.each([
    ['0.33.0', { ApiVersion: '1.41' }],
    ['0.31.1', { ApiVersion: '1.44' }],
    ['0.30.1', { ApiVersion: '1.41' }],
    ['0.13.0', { ApiVersion: '1.52', MinAPIVersion: '1.44' }],
    ['0.12.1', { ApiVersion: '1.54', MinAPIVersion: '1.40' }],
  ])('is not %s', async (version, server) => {
    const host = withBuildx(trixie, version, server);
    const { findings } = await judged(machine, host);
    expect(findings.filter(({ id }) => id === 'machine.api')).toEqual([]);
    expect(await checked(api, stubLook(host))).toMatchObject({ status: 'ok' });
  });
});

test('what Docker 26.1.5 recorded of its API is what these tests think', () => {
  expect(JSON.parse(recorded('version-docker-26.1.5')).Server.MinAPIVersion).toBe('1.24');
});
