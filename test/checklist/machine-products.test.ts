import { describe, expect, test } from 'vitest';
import { machine } from '../../src/checklist/machine.ts';
import {
  changed,
  context,
  contextsCommand,
  infoCommand,
  trixie,
  unreachable,
  versionCommand,
} from './hosts.ts';
import { commandsOf, judged, remedyOf } from './judged.ts';
import type { StubMachine } from './stub-look.ts';

const program = { kind: 'file', mode: 0o755 } as const;
const mac = { platform: 'darwin', release: '24.6.0' } as const;
const wslRelease = '6.6.87.2-microsoft-standard-WSL2';

const down = (endpoint: string) =>
  `Cannot connect to the Docker daemon at ${endpoint}. Is the docker daemon running?`;

/** An engine that is not started, asked at this address, with these programs in /bin. */
function stopped(endpoint: string, programs: readonly string[], more: StubMachine = {}) {
  const socket = endpoint.replace('unix://', '');
  return unreachable(down(endpoint), {
    ...more,
    env: { PATH: '/bin' },
    commands: { [contextsCommand]: context('chosen', endpoint, true), ...more.commands },
    files: {
      ...Object.fromEntries(all.map((name) => [`/bin/${name}`, null])),
      ...Object.fromEntries(programs.map((name) => [`/bin/${name}`, program])),
      [socket]: null,
      ...more.files,
    },
  });
}

const noApplications = {
  '/Applications/Docker.app': null,
  '/Applications/OrbStack.app': null,
  '/Applications/Rancher Desktop.app': null,
};

const all = ['docker', 'open', 'colima', 'orb', 'rdctl', 'podman', 'systemctl', 'snap'];

/** Where a product is asked, the programs that are there, and the command that starts it and takes it back. */
const starts = [
  [
    'Docker Desktop on a Mac',
    stopped('unix:///Users/ada/.docker/run/docker.sock', ['docker', 'open'], mac),
    ['open', '-a', 'Docker'],
    `osascript -e 'quit app "Docker"'`,
  ],
  [
    'Docker Desktop on Linux',
    stopped('unix:///home/ada/.docker/desktop/docker.sock', ['docker', 'systemctl']),
    ['systemctl', '--user', 'start', 'docker-desktop'],
    'systemctl --user stop docker-desktop',
  ],
  [
    'Colima',
    stopped('unix:///Users/ada/.colima/default/docker.sock', ['docker', 'colima'], mac),
    ['colima', 'start'],
    'colima stop',
  ],
  [
    "Colima's second profile",
    stopped('unix:///Users/ada/.colima/other/docker.sock', ['docker', 'colima'], mac),
    ['colima', 'start', '--profile', 'other'],
    'colima stop --profile other',
  ],
  [
    'Colima on Linux',
    stopped('unix:///home/ada/.colima/default/docker.sock', ['docker', 'colima', 'systemctl']),
    ['colima', 'start'],
    'colima stop',
  ],
  [
    'OrbStack',
    stopped('unix:///Users/ada/.orbstack/run/docker.sock', ['docker', 'orb'], mac),
    ['orb', 'start'],
    'orb stop',
  ],
  [
    'Rancher Desktop',
    stopped('unix:///Users/ada/.rd/docker.sock', ['docker', 'rdctl'], mac),
    ['rdctl', 'start'],
    'rdctl shutdown',
  ],
  [
    "Podman's machine",
    stopped(
      'unix:///Users/ada/.local/share/containers/podman/machine/podman.sock',
      ['podman'],
      mac,
    ),
    ['podman', 'machine', 'start'],
    'podman machine stop',
  ],
  [
    "Podman's second machine (containers/podman, podman-machine-start.1)",
    stopped('unix:///var/folders/7x/T/podman/work-api.sock', ['docker', 'podman'], mac),
    ['podman', 'machine', 'start', 'work'],
    'podman machine stop work',
  ],
  [
    "Podman's machine on Linux",
    stopped('unix:///run/user/1000/podman/podman-machine-default-api.sock', [
      'docker',
      ...['podman', 'systemctl'],
    ]),
    ['podman', 'machine', 'start'],
    'podman machine stop',
  ],
  [
    "Podman's own service",
    stopped('unix:///run/user/1000/podman/podman.sock', ['docker', 'systemctl']),
    ['systemctl', '--user', 'start', 'podman.socket'],
    'systemctl --user stop podman.socket',
  ],
] as const;

describe('an engine that is not started', () => {
  test.each(starts)('is started by its own command: %s', async (_, stub, start, undo) => {
    const { finding, statuses } = await judged(machine, stub);
    const [first] = finding('machine.engine').remedies;
    expect(first).toMatchObject({ needs: 'consent', undo, actions: [{ run: start }] });
    const commands = finding('machine.engine').remedies.flatMap(commandsOf);
    expect(commands).toEqual([start]);
    // Its kernel is not this one, unless it is Podman's on Linux.
    const isHere = start.some((word) => word === 'podman.socket');
    expect(statuses['machine.kernel']).toBe(isHere ? 'ok' : 'skipped');
  });

  test('that is the snap is started as root, by snap, or put back to what it was', async () => {
    const endpoint = 'unix:///var/run/docker.sock';
    const { finding } = await judged(
      machine,
      unreachable(down(endpoint), {
        env: { PATH: '/snap/bin:/usr/bin' },
        files: {
          ...{ '/snap/bin/docker': program, '/usr/bin/docker': null },
          ...{ '/snap/bin/snap': null, '/usr/bin/snap': program },
        },
      }),
    );
    expect(
      finding('machine.engine').remedies.map(({ needs, undo, actions }) => ({
        needs,
        undo,
        actions,
      })),
    ).toEqual([
      {
        needs: 'root',
        undo: 'sudo snap stop docker',
        actions: [{ run: ['snap', 'start', 'docker'] }],
      },
      {
        needs: 'root',
        undo: 'sudo snap refresh docker',
        actions: [{ run: ['snap', 'revert', 'docker'] }],
      },
    ]);
  });

  test('is never started by a program that is not here: the words say which it is', async () => {
    const { finding } = await judged(
      machine,
      stopped('unix:///Users/ada/.colima/default/docker.sock', ['docker'], mac),
    );
    const remedy = remedyOf(finding('machine.engine'), 'Start Colima');
    expect(remedy.needs).toBe('person');
    expect(remedy.actions).toEqual([{ do: expect.stringContaining('(colima start)') }]);
  });

  test('in Windows, seen from WSL, is started there', async () => {
    const { finding } = await judged(machine, {
      ...stopped('unix:///home/ada/.docker/desktop/docker.sock', ['docker', 'systemctl']),
      release: wslRelease,
    });
    const remedies = finding('machine.engine').remedies;
    expect(remedies.flatMap(commandsOf)).toEqual([]);
    expect(remedies[0]?.title).toBe('Start Docker Desktop');
  });

  test('without root is set up where nothing starts it, and no engine of root is installed', async () => {
    const { finding } = await judged(
      machine,
      unreachable(down('unix:///run/user/1000/docker.sock'), {
        commands: {
          [contextsCommand]: context('rootless', 'unix:///run/user/1000/docker.sock', true),
        },
      }),
    );
    const remedies = finding('machine.engine').remedies;
    expect(remedies.flatMap(commandsOf)).toEqual([]);
    expect(remedies[0]?.title).toBe('Set up rootless Docker');
  });
});

describe('a Mac on which nothing names a product', () => {
  const plain = (files: StubMachine['files']) =>
    stopped('unix:///var/run/docker.sock', ['docker', 'open'], {
      ...mac,
      files: {
        ...noApplications,
        ...files,
      },
    });

  test('starts what is installed', async () => {
    const { finding, statuses } = await judged(
      machine,
      plain({
        '/Applications/Docker.app': { kind: 'folder' },
        '/bin/colima': program,
      }),
    );
    const commands = finding('machine.engine').remedies.map(commandsOf);
    expect(commands).toEqual([[['open', '-a', 'Docker']], [['colima', 'start']]]);
    expect(statuses).toMatchObject({
      'machine.kernel': 'skipped',
      'machine.binfmt-known': 'skipped',
    });
  });

  test('installs one where there is none', async () => {
    const { finding } = await judged(machine, plain({}));
    const titles = finding('machine.engine').remedies.map(({ title }) => title);
    expect(titles).toEqual(['Install Docker Desktop', 'Colima', 'Practise without an engine']);
  });
});

describe('an engine on another machine', () => {
  const ssh = 'ssh://ada@build-host';

  test('that does not answer is looked after there: nothing here is started or installed', async () => {
    const message = `error during connect: Get "http://docker.example.com/v1.51/version": command [ssh -l ada -- build-host docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=ada@build-host: Permission denied (publickey).`;
    const { finding, statuses } = await judged(machine, {
      ...stopped(ssh, ['docker', 'systemctl']),
      ...unreachable(message, {
        env: { PATH: '/bin' },
        commands: { [contextsCommand]: context('there', ssh, true) },
        files: { '/bin/docker': program, '/bin/systemctl': program },
      }),
    });
    const remedies = finding('machine.engine').remedies;
    expect(remedies.flatMap(commandsOf)).toEqual([]);
    expect(remedies[0]).toMatchObject({ title: 'Look at the way over ssh' });
    expect(statuses['machine.kernel']).toBe('skipped');
  });

  test('that answers says whose handlers and files count', async () => {
    const { finding, statuses } = await judged(machine, {
      ...trixie,
      commands: { ...trixie.commands, [contextsCommand]: context('there', ssh, true) },
    });
    expect(finding('machine.product')).toMatchObject({
      status: 'ok',
      title: 'The engine runs on another machine',
    });
    expect(finding('machine.product').evidence.at(-1)?.text).toContain('not here');
    expect(statuses['machine.binfmt-known']).toBe('skipped');
    expect(statuses['machine.binfmt-mounted']).toBeUndefined();
  });
});

describe('a kernel before 4.8', () => {
  /** What each product says of itself, and what updates its kernel. */
  const products = [
    [{ OperatingSystem: 'Docker Desktop' }, 'Update Docker Desktop'],
    [{ Name: 'colima' }, 'Update Colima'],
    [{ Name: 'lima-rancher-desktop' }, 'Update Rancher Desktop'],
    [{ KernelVersion: '4.4.0-19041-Microsoft' }, "Update WSL's kernel"],
    [{}, 'Upgrade the kernel'],
  ] as const;

  test.each(products)('of %j is updated with the product', async (said, title) => {
    const KernelVersion = '4.4.0-old';
    const { finding } = await judged(machine, {
      ...trixie,
      commands: {
        ...trixie.commands,
        [infoCommand]: changed('info-docker-26.1.5-classic', () => ({ KernelVersion, ...said })),
      },
    });
    expect(finding('machine.kernel').remedies[0]?.title).toBe(title);
  });
});

describe('an account that may not use the socket', () => {
  const refused =
    'permission denied while trying to connect to the Docker daemon socket: dial unix: connect: permission denied';
  /** Its socket has a group, as that of an engine in Linux has: staff on a Mac, the owner's own elsewhere. */
  const forbidden = (endpoint: string, more: StubMachine = {}) => {
    const socket = endpoint.replace('unix://', '');
    const withGroup = { kind: 'other', mode: 0o660, gid: 20 } as const;
    return unreachable(refused, {
      ...more,
      env: { PATH: '/bin', USER: 'ada' },
      commands: { [contextsCommand]: context('chosen', endpoint, true) },
      files: {
        ...Object.fromEntries(all.map((name) => [`/bin/${name}`, null])),
        ...(endpoint.startsWith('unix://') && { [socket]: withGroup }),
        '/etc/group': 'staff:x:20:root\n',
        ...noApplications,
        ...{ '/bin/docker.exe': null },
        ...more.files,
      },
    });
  };

  /**
   * Sources: docker/docs, engine/security/rootless (the socket in the account's own folder);
   * containers/podman, podman-system-service.1; docker/docs, desktop/setup/install/windows-install.md
   * (docker-users); abiosoft/colima and docs.orbstack.dev, whose machines are the account's own.
   */
  const ways = [
    ['rootless Docker', 'unix:///run/user/1001/docker.sock', {}, 'Use an engine of this account'],
    ['Podman', 'unix:///run/podman/podman.sock', {}, "Use this account's own socket of Podman"],
    [
      'Colima',
      'unix:///Users/eve/.colima/default/docker.sock',
      mac,
      'Start Colima as this account',
    ],
    [
      'OrbStack',
      'unix:///Users/eve/.orbstack/run/docker.sock',
      mac,
      'Start OrbStack as this account',
    ],
    ['a Mac', 'unix:///var/run/docker.sock', mac, 'Ask for access to the engine'],
    [
      'Docker Desktop in Windows',
      'npipe:////./pipe/docker_engine',
      { platform: 'win32', release: '10.0.26100' },
      'Put this account into the group docker-users',
    ],
  ] as const;

  test.each(ways)('of %s is put into no group of Linux', async (_, endpoint, more, title) => {
    const { finding } = await judged(machine, forbidden(endpoint, more));
    const [first] = finding('machine.engine').remedies;
    expect(finding('machine.engine').remedies.flatMap(commandsOf)).toEqual([]);
    expect(first).toMatchObject({ title, needs: 'person' });
  });

  test('over ssh gets access there', async () => {
    const { finding } = await judged(machine, forbidden('ssh://ada@build-host'));
    expect(finding('machine.engine').remedies[0]?.title).toBe('Get access there');
  });
});

describe('a Docker before 19.03', () => {
  /** What brings client and engine, and what is told there instead of a page for Linux. */
  const products = [
    [{ info: { Name: 'colima' } }, 'Update client and engine'],
    [{ info: { OperatingSystem: 'OrbStack' } }, 'Update OrbStack'],
    [{ info: { Name: 'lima-rancher-desktop' } }, 'Update Rancher Desktop'],
    [{ info: { OperatingSystem: 'Docker Desktop' } }, 'Update Docker Desktop'],
    [
      { info: { DockerRootDir: '/var/snap/docker/common/var-lib-docker' } },
      'Refresh the snap docker',
    ],
    [{ endpoint: 'ssh://ada@build-host' }, 'Upgrade Docker on both machines'],
    [{}, 'Upgrade Docker'],
  ] as const;

  test.each(products)('of %j is upgraded as that product is', async (told, title) => {
    const { info = {}, endpoint = 'unix:///var/run/docker.sock' } = told as {
      readonly info?: object;
      readonly endpoint?: string;
    };
    const { finding } = await judged(machine, {
      ...trixie,
      commands: {
        ...trixie.commands,
        [versionCommand]: changed('version-docker-26.1.5', ({ Server }) => ({
          Server: { ...(Server as object), Version: '18.09.9' },
        })),
        [infoCommand]: changed('info-docker-26.1.5-classic', () => info),
        [contextsCommand]: context('there', endpoint, true),
      },
    });
    expect(finding('machine.versions').remedies.map((remedy) => remedy.title)).toEqual([title]);
  });
});
