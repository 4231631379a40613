import { describe, expect, test } from 'vitest';
import { machine } from '../../src/checklist/machine.ts';
import { contextsCommand, infoCommand, recorded, unreachable, versionCommand } from './hosts.ts';
import { commandsOf, judged } from './judged.ts';
import type { StubMachine } from './stub-look.ts';

describe('reasons that lie elsewhere', () => {
  test.each([
    [
      'docker-api-client-too-old',
      'Error response from daemon: client version 1.43 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
    ],
    [
      'docker-api-client-too-new',
      'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41',
    ],
    [
      null,
      'error during connect: Get "https://board:2376/v1.45/version": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ],
    [null, 'a message that nobody has seen yet'],
  ])('%s is told by what the client wrote', async (failure, message) => {
    const { finding } = await judged(machine, unreachable(message));
    const engine = finding('machine.engine');
    expect(engine).toMatchObject({ status: 'problem', failure });
    expect(engine.evidence[0]?.text).toBe(message);
    expect(engine.remedies.length).toBeGreaterThan(0);
  });

  test('a version of the API that was fixed by hand is to be left out first', async () => {
    const message =
      'Error response from daemon: client version 1.30 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version';
    const { finding } = await judged(machine, {
      ...unreachable(message),
      env: { DOCKER_API_VERSION: '1.30' },
    });
    expect(finding('machine.engine').remedies[0]?.title).toBe('Leave out DOCKER_API_VERSION');
  });

  test('what the client wrote reaches no terminal with control sequences', async () => {
    const { finding } = await judged(
      machine,
      unreachable('\u001b[31mred\u001b]0;title\u0007 alert'),
    );
    expect(finding('machine.engine').evidence[0]?.text).toBe('red alert');
  });
});

describe('a docker that is something else', () => {
  const noDocker: StubMachine = unreachable('', {
    commands: {
      [versionCommand]: { failed: 'missing' },
      [infoCommand]: { failed: 'missing' },
      [contextsCommand]: { failed: 'missing' },
    },
  });

  test('is not there at all: it is to be installed', async () => {
    const { finding, statuses } = await judged(machine, noDocker);
    expect(statuses).toMatchObject({
      'machine.docker': 'problem',
      'machine.engine': 'skipped',
      'machine.versions': 'skipped',
      'machine.kernel': 'ok',
    });
    const { title, remedies } = finding('machine.docker');
    expect(title).toBe('Docker is not installed here');
    expect(commandsOf(remedies[0] ?? { actions: [] })).toEqual([
      ['apt-get', 'install', '--yes', 'docker.io'],
    ]);
  });

  test.each([
    ['Alpine', 'ID=alpine\n', ['apk', 'add', 'docker']],
    ['Arch', 'ID=arch\n', ['pacman', '-S', '--noconfirm', 'docker']],
    [
      'Linux Mint',
      'ID=linuxmint\nID_LIKE="ubuntu debian"\n',
      ['apt-get', 'install', '--yes', 'docker.io'],
    ],
  ])('is a package of %s', async (_, release, argv) => {
    const { finding } = await judged(machine, {
      ...noDocker,
      files: { ...noDocker.files, '/etc/os-release': release },
    });
    expect(commandsOf(finding('machine.docker').remedies[0] ?? { actions: [] })).toEqual([argv]);
  });

  test('is installed by hand where no package is known', async () => {
    const { finding } = await judged(machine, {
      ...noDocker,
      files: { ...noDocker.files, '/etc/os-release': 'ID=rhel\n' },
    });
    expect(finding('machine.docker').remedies.map(({ needs }) => needs)).toEqual([
      'person',
      'person',
    ]);
  });

  test('may not be run by this account', async () => {
    const { finding } = await judged(machine, {
      ...noDocker,
      commands: { ...noDocker.commands, [versionCommand]: { failed: 'forbidden' } },
    });
    expect(finding('machine.docker')).toMatchObject({
      status: 'problem',
      title: 'docker is there, and this account may not run it',
    });
  });

  test("is podman in Docker's clothes", async () => {
    const podman = { stdout: recorded('version-podman-5.4.2') };
    const stderr = 'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.';
    const { finding, statuses } = await judged(
      machine,
      unreachable('', {
        commands: {
          [versionCommand]: { ...podman, stderr },
          [infoCommand]: { stdout: recorded('info-podman-5.4.2'), stderr },
          [contextsCommand]: { stderr },
        },
      }),
    );
    expect(finding('machine.docker')).toMatchObject({
      status: 'problem',
      failure: 'docker-cli-is-podman',
      title: 'docker is podman here',
    });
    expect(statuses).toMatchObject({ 'machine.engine': 'skipped', 'machine.versions': 'skipped' });
    expect(finding('machine.docker').remedies.map(({ title }) => title)).toEqual([
      "Install Docker's own command line",
      "Docker's command line, with Podman as the engine",
      'Stay with podman',
    ]);
  });

  test('is the stand-in of a WSL distribution', async () => {
    const stdout =
      "The command 'docker' could not be found in this WSL 2 distro.\nWe recommend to activate the WSL integration in Docker Desktop settings.\n";
    const said = { stdout, exitCode: 1 };
    const { finding } = await judged(
      machine,
      unreachable('', {
        commands: { [versionCommand]: said, [infoCommand]: said, [contextsCommand]: said },
      }),
    );
    expect(finding('machine.docker')).toMatchObject({
      status: 'problem',
      failure: 'wsl-docker-not-integrated',
    });
  });
});
