import { describe, expect, test } from 'vitest';
import { client } from '../../src/checklist/client.ts';
import {
  amd64,
  answered,
  backup,
  header,
  newMissing,
  ofVersion,
  oldMissing,
  plugins,
  policyCommand,
  policyTrixie,
  refusedFor,
  target,
  titles,
  without,
  withPlugins,
} from './clients.ts';
import { bookworm, buildxCommand, infoCommand, recorded } from './hosts.ts';
import { commandsOf, judged, remedyOf } from './judged.ts';
import type { StubFile } from './stub-look.ts';

const healthy = { Name: 'buildx', Path: '/usr/libexec/docker/cli-plugins/docker-buildx' };

describe('a buildx that is missing', () => {
  test.each([
    ['27 and before', oldMissing],
    ['28', newMissing],
  ])('is told in the words of Docker %s', async (_, stderr) => {
    const { finding, summary } = await judged(
      client,
      without({ commands: { [buildxCommand]: { stderr, exitCode: 1 } } }),
    );
    expect(finding('client.buildx')).toMatchObject({
      status: 'problem',
      failure: 'buildx-missing',
      title: 'buildx is not installed',
    });
    expect(summary).toBe('buildx is not installed');
  });

  test('is told on Debian 12, which has no package of it either', async () => {
    const machine = without();
    const { finding, statuses } = await judged(client, {
      ...machine,
      commands: { ...machine.commands, ...bookworm.commands },
    });
    expect(statuses).toMatchObject({
      'client.experimental': 'ok',
      'client.buildx': 'problem',
    });
    expect(titles(finding('client.buildx'))).toEqual(['Install from a file', 'Download a release']);
  });

  test('is told by the words alone where the client lists no plugins', async () => {
    const { finding } = await judged(
      client,
      without({ commands: { [infoCommand]: { failed: 'timeout' } } }),
    );
    expect(finding('client.buildx').failure).toBe('buildx-missing');
  });

  test.each([
    ['v0.3.1-tp-docker', 'problem', 'buildx is too old'],
    ['v0.4.1', 'problem', 'buildx is too old'],
    ['v0.4.2', 'ok', 'buildx 0.4.2; experimental is always on'],
  ])(
    '%s is a %s: --builder and a build without an image came later',
    async (own, status, summed) => {
      const said = `github.com/docker/buildx ${own} 6db68d029599c6710a32aa7adcba8e5a344795a7\n`;
      const { finding, summary } = await judged(
        client,
        without({ commands: { [buildxCommand]: said, [infoCommand]: withPlugins([healthy]) } }),
      );
      expect(finding('client.buildx').status).toBe(status);
      expect(summary).toBe(summed);
      if (status === 'ok') return;
      expect(finding('client.buildx').title).toBe(
        'buildx is older than 0.4.2: it cannot be told which builder to use',
      );
      expect(titles(finding('client.buildx'))).toEqual([
        'Install from a file',
        'Download a release',
      ]);
    },
  );

  test('waits for experimental features where the client says so', async () => {
    const hidden = withPlugins([
      { Name: 'buildx', Path: target, Err: 'plugin candidate "buildx": requires experimental CLI' },
    ]);
    const { finding, summary } = await judged(
      client,
      ofVersion('19.03.15', without({ commands: { [infoCommand]: hidden } })),
    );
    expect(finding('client.buildx')).toMatchObject({
      status: 'skipped',
      failure: 'cli-experimental-required',
    });
    expect(summary).toBe('buildx waits for experimental features');
  });

  const packages: readonly [string, ReturnType<typeof without>, readonly string[] | null][] = [
    [
      'Debian 13',
      without({ commands: { [policyCommand]: policyTrixie } }),
      ['apt-get', 'install', '--yes', 'docker-buildx'],
    ],
    ['Debian 12, which has none', without(), null],
    [
      "Debian with Docker's own packages",
      without({
        commands: {
          [policyCommand]:
            `${policyTrixie}docker-buildx-plugin:\n  Installed: (none)\n  Candidate: 0.30.1-1~debian.13~trixie\n` +
            'docker-ce-cli:\n  Installed: 5:29.1.3-1~debian.13~trixie\n  Candidate: 5:29.1.3-1~debian.13~trixie\n',
        },
      }),
      ['apt-get', 'install', '--yes', 'docker-buildx-plugin'],
    ],
    [
      'Debian with the package there already',
      without({
        commands: {
          [policyCommand]: 'docker-buildx:\n  Installed: 0.13.1+ds1-3\n  Candidate: 0.13.1+ds1-3\n',
        },
      }),
      null,
    ],
    [
      'Debian whose apt can not be asked',
      without({ commands: { [policyCommand]: { failed: 'missing' } } }),
      null,
    ],
    [
      'Alpine',
      without({ files: { '/etc/os-release': 'NAME="Alpine Linux"\nID=alpine\n' } }),
      ['apk', 'add', 'docker-cli-buildx'],
    ],
    [
      'Arch',
      without({ files: { '/etc/os-release': 'ID=arch\n' } }),
      ['pacman', '-S', '--noconfirm', 'docker-buildx'],
    ],
    [
      'Fedora',
      without({
        files: {
          '/etc/os-release': 'ID=fedora\n',
          '/etc/yum.repos.d/docker-ce.repo': null,
          '/usr/bin/dnf': '',
        },
      }),
      ['dnf', 'install', '-y', 'docker-buildx'],
    ],
    [
      "CentOS 7 with Docker's repository",
      without({
        files: {
          '/etc/os-release': 'ID="centos"\nID_LIKE="rhel fedora"\n',
          '/etc/yum.repos.d/docker-ce.repo': '',
          '/usr/bin/dnf': null,
        },
      }),
      ['yum', 'install', '-y', 'docker-buildx-plugin'],
    ],
    [
      "Rocky without Docker's repository",
      without({
        files: {
          '/etc/os-release': 'ID="rocky"\nID_LIKE="rhel centos fedora"\n',
          '/etc/yum.repos.d/docker-ce.repo': null,
          '/usr/bin/dnf': '',
        },
      }),
      null,
    ],
    ['a distribution that nobody knows', without({ files: { '/etc/os-release': null } }), null],
  ];

  test.each(packages)('is a package of %s', async (_, machine, argv) => {
    const { finding } = await judged(client, machine);
    const [first] = finding('client.buildx').remedies;
    if (argv === null) return expect(first?.title).toBe('Install from a file');
    expect(first).toMatchObject({ needs: 'root', actions: [{ run: argv }] });
    expect(first?.recommended).toBeDefined();
    expect(first?.undo).toMatch(/^sudo /);
  });

  test('is linked for the client where Homebrew brings it', async () => {
    const { finding } = await judged(client, {
      ...without({ files: { '/opt/homebrew/bin/brew': '', '/usr/local/bin/brew': null } }),
      platform: 'darwin',
    });
    expect(finding('client.buildx').remedies[0]).toMatchObject({
      needs: 'consent',
      actions: [
        { run: ['brew', 'install', 'docker-buildx'] },
        { run: ['mkdir', '-p', plugins] },
        { run: ['ln', '-sfn', '/opt/homebrew/opt/docker-buildx/bin/docker-buildx', target] },
      ],
      undo: `rm ${target} && brew uninstall docker-buildx`,
    });
  });
});

describe('a buildx that is broken', () => {
  // docker info of 28.2.2 and 28.5.2 said so.
  const denied = `failed to fetch metadata: fork/exec ${target}: permission denied`;
  const wrong = `failed to fetch metadata: fork/exec ${target}: exec format error`;

  const broken = (plugin: object, file: StubFile) =>
    without({
      commands: {
        [infoCommand]: withPlugins([{ Name: 'buildx', Path: target, ...plugin }]),
        [buildxCommand]: { stderr: newMissing, exitCode: 1 },
      },
      files: { [target]: file },
    });

  test('is told from a missing one by what the client says of its plugins', async () => {
    const { finding, summary } = await judged(client, broken({ Err: wrong }, { mode: 0o755 }));
    expect(finding('client.buildx')).toMatchObject({
      status: 'problem',
      failure: 'buildx-plugin-broken',
      evidence: [{ source: infoCommand, text: wrong }],
    });
    expect(summary).toBe('buildx does not start');
  });

  test('as a real client of Docker 28.5.2 lists it', async () => {
    const path = '/root/.docker/cli-plugins/docker-buildx';
    const { finding } = await judged(client, {
      ...without({
        commands: {
          [infoCommand]: recorded('info-docker-28.5.2-broken-buildx'),
          [buildxCommand]: { stderr: newMissing, exitCode: 1 },
        },
        files: { '/root/.docker/config.json': null, [path]: { mode: 0o755, uid: 0 } },
        folders: { '/root/Downloads': null, '/root/.docker/cli-plugins/.multiarch-wizard': null },
      }),
      uid: 0,
      home: '/root',
    });
    const found = finding('client.buildx');
    expect(found.failure).toBe('buildx-plugin-broken');
    expect(found.remedies[0]).toMatchObject({
      title: 'Move the broken one aside',
      recommended: 'It hides another one: /usr/libexec/docker/cli-plugins/docker-buildx.',
    });
  });

  test('for want of a mode is made executable, and may be made as it was', async () => {
    const { finding } = await judged(client, broken({ Err: denied }, { mode: 0o644 }));
    expect(finding('client.buildx').remedies[0]).toMatchObject({
      needs: 'consent',
      actions: [{ run: ['chmod', '+x', target] }],
      undo: `chmod 0644 ${target}`,
    });
  });

  test("of another account's file is made executable by root", async () => {
    const { finding } = await judged(client, broken({ Err: denied }, { mode: 0o644, uid: 0 }));
    expect(finding('client.buildx').remedies[0]).toMatchObject({
      needs: 'root',
      undo: `sudo chmod 0644 ${target}`,
    });
  });

  test('is moved aside where it hides a healthy one', async () => {
    const { finding } = await judged(
      client,
      broken(
        { Err: wrong, ShadowedPaths: ['/usr/libexec/docker/cli-plugins/docker-buildx'] },
        { mode: 0o755 },
      ),
    );
    expect(finding('client.buildx').remedies[0]).toMatchObject({
      needs: 'consent',
      actions: [{ run: ['mv', target, backup] }],
      undo: `mv ${backup} ${target}`,
    });
  });

  test('is kept aside when another one takes its place', async () => {
    const path = '/home/ada/docker-buildx';
    const machine = broken({ Err: wrong }, { mode: 0o755 });
    const { finding } = await judged(client, {
      ...machine,
      commands: { ...machine.commands, [header(path)]: amd64 },
      files: {
        ...machine.files,
        [path]: 'the program',
        '/home/ada/checksums.txt': null,
        [`${path}.sha256`]: null,
      },
    });
    const remedy = await answered(remedyOf(finding('client.buildx'), 'Install from a file'), path);
    expect(commandsOf(remedy)).toEqual([
      ['mkdir', '-p', plugins],
      ['mv', target, backup],
      ['install', '-m', '0755', path, target],
    ]);
    expect(remedy.undo).toBe(`rm -f ${target} && mv ${backup} ${target}`);
  });

  test('is not installed over itself', async () => {
    const machine = broken({ Err: wrong }, { text: 'the program', mode: 0o755 });
    const { finding } = await judged(client, {
      ...machine,
      commands: { ...machine.commands, [header(target)]: amd64 },
      files: {
        ...machine.files,
        [`${plugins}/checksums.txt`]: null,
        [`${target}.sha256`]: null,
      },
    });
    const remedy = remedyOf(finding('client.buildx'), 'Install from a file');
    expect(await refusedFor(remedy, target)).toContain('name another file');
  });
});
