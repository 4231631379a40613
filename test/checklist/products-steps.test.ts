import { describe, expect, test } from 'vitest';
import { client } from '../../src/checklist/client.ts';
import { emulators } from '../../src/checklist/emulators.ts';
import { clientFolder, folderForDocker } from '../../src/host/client-folder.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { dockerMachine } from './docker-machine.ts';
import { changed, infoCommand, trixie, versionCommand } from './hosts.ts';
import { commandsOf, judged } from './judged.ts';
import { stubLook } from './stub-look.ts';

const wanting = { ...noAnswers, platforms: ['linux/arm64'] };

/** What step 3 offers where arm64 lacks a handler and the engine says this of itself. */
async function offered(info: Readonly<Record<string, unknown>>) {
  const look = dockerMachine({ info });
  const facts = await emulators.inspect(look, wanting, {});
  const proofs = { ...facts, proofs: { 'linux/arm64': 'failed' as const } };
  const findings = emulators.judge(proofs, wanting);
  return findings.find(({ id }) => id === 'emulators.handlers')?.remedies ?? [];
}

describe('step 3, where arm64 has no handler', () => {
  const rootless = { SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] };

  test('offers no container to an engine without root, which can register nothing', async () => {
    const remedies = await offered(rootless);
    expect(remedies.flatMap(commandsOf)).toEqual([]);
    expect(remedies.map(({ title }) => title)).toEqual([
      'Register handlers as root, outside the engine',
      'A builder with emulators of its own',
    ]);
  });

  /** As in test/docker/product.test.ts, where the sources stand. */
  const machines = [
    [{ OperatingSystem: 'Docker Desktop' }, "Docker Desktop's virtual machine"],
    [{ Name: 'colima' }, "Colima's virtual machine"],
    [{ OperatingSystem: 'OrbStack' }, "OrbStack's virtual machine"],
    [{ Name: 'lima-rancher-desktop' }, "Rancher Desktop's virtual machine"],
  ] as const;

  test.each(machines)('of %j registers in that machine alone', async (info, where) => {
    const remedies = await offered(info);
    const commands = remedies.flatMap(commandsOf);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      expect(command.slice(0, 4)).toEqual(['docker', 'run', '--rm', '--privileged']);
    }
    expect(remedies[0]?.changes).toContain(where);
  });
});

const snapsOwn = '/home/ada/snap/docker/current/.docker';

describe('step 2', () => {
  const program = { kind: 'file', mode: 0o755 } as const;

  test('of a snap without buildx refreshes the snap: it finds no plugin elsewhere', async () => {
    const { finding } = await judged(client, {
      ...trixie,
      env: { PATH: '/snap/bin' },
      commands: {
        ...trixie.commands,
        ...absent,
        [infoCommand]: withoutBuildx,
        'curl --version': { failed: 'missing' },
        'wget --version': { failed: 'missing' },
        'apt-cache policy docker-buildx docker-buildx-plugin docker-ce-cli': '',
      },
      folders: nothing,
      files: {
        ...trixie.files,
        ...{ '/snap/bin/docker': program, '/snap/bin/curl': null, '/snap/bin/wget': null },
        '/etc/os-release': 'ID=ubuntu\n',
        [`${snapsOwn}/config.json`]: null,
        [`${snapsOwn}/buildx`]: null,
        [`${snapsOwn}/cli-plugins/docker-buildx`]: null,
      },
    });
    const { remedies } = finding('client.buildx');
    expect(remedies.flatMap(commandsOf)).toEqual([['snap', 'refresh', 'docker']]);
    expect(remedies[0]).toMatchObject({ needs: 'root', undo: 'sudo snap revert docker' });
  });

  test('of an old Docker Desktop says what to click, and of the same in WSL does not', async () => {
    const old = (release: string) => ({
      ...trixie,
      release,
      commands: {
        ...trixie.commands,
        [versionCommand]: changed('version-docker-26.1.5', (facts) => ({
          Client: { ...(facts['Client'] as object), Version: '19.03.8' },
          Server: { ...(facts['Server'] as object), Platform: { Name: 'Docker Desktop 2.2.0' } },
        })),
      },
    });
    const titles = async (release: string) => {
      const { finding } = await judged(client, old(release));
      return finding('client.experimental').remedies.map(({ title }) => title);
    };
    const click = "Switch it on in Docker Desktop's window";
    expect(await titles('19.4.0')).toContain(click);
    const inWsl = await titles('4.19.84-microsoft-standard');
    expect(inWsl).not.toContain(click);
    expect(inWsl.length).toBeGreaterThan(0);
  });
});

/** No buildx: the client lists no plugin of that name. */
const withoutBuildx = changed('info-docker-26.1.5-classic', (facts) => ({
  ClientInfo: { ...(facts['ClientInfo'] as object), Plugins: [] },
}));
const absent = {
  'docker buildx version': {
    stderr: "docker: 'buildx' is not a docker command.\n",
    exitCode: 1,
  },
};
const nothing = {
  '/home/ada/.docker/cli-plugins/.multiarch-wizard': null,
  [`${snapsOwn}/cli-plugins/.multiarch-wizard`]: null,
  '/project': null,
  '/home/ada/Downloads': null,
};

describe('docker from snap', () => {
  const program = { kind: 'file', mode: 0o755 } as const;
  const snap = { env: { PATH: '/snap/bin' }, files: { '/snap/bin/docker': program } };

  test('has a configuration of its own, and no part of a home that is hidden', async () => {
    const look = stubLook({ ...snap, home: '/home/ada' });
    expect(await clientFolder(look)).toBe(snapsOwn);
    expect(await folderForDocker(look)).toBe('/home/ada/snap/docker/common/multiarch-wizard');
    const named = stubLook({ ...snap, env: { ...snap.env, DOCKER_CONFIG: '/srv/docker' } });
    expect(await clientFolder(named)).toBe('/srv/docker');
  });

  test('of a distribution has neither, though the engine be a snap', async () => {
    const look = stubLook({
      home: '/home/ada',
      env: { PATH: '/bin' },
      files: { '/bin/docker': program },
    });
    expect(await clientFolder(look)).toBe('/home/ada/.docker');
    expect(await folderForDocker(look)).toBe('/home/ada/.local/state/multiarch-wizard');
  });

  test('is read where it keeps its settings by step 2', async () => {
    const { finding } = await judged(client, {
      ...trixie,
      ...{ env: snap.env, folders: nothing },
      files: {
        ...trixie.files,
        ...snap.files,
        [`${snapsOwn}/config.json`]: '{"experimental": true}',
        [`${snapsOwn}/buildx`]: null,
      },
    });
    expect(finding('client.config').evidence[0]?.source).toBe(`${snapsOwn}/config.json`);
  });
});
