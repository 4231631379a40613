import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { owners } from '../../../src/checklist/checks/owners.ts';
import { lookAt } from '../../../src/host/look.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { doctorHost, prepared } from '../../doctor/doctor-host.ts';
import type { DockerMachine } from '../docker-machine.ts';
import { commandsOf } from '../judged.ts';
import { checked } from './checked.ts';

const recorded = (name: string): string =>
  readFileSync(new URL(`../../docker/recordings/binfmt-rules/${name}`, import.meta.url), 'utf8');

const { commands } = prepared;
const binfmt = '/proc/sys/fs/binfmt_misc';
const isThere = { mode: 0o755 };
/** Where Debian 13 has its own emulator. */
const ofDebian = '/usr/libexec/qemu-binfmt/aarch64-binfmt-P';

const systemd: NonNullable<DockerMachine['files']> = {
  '/run/systemd/system': { kind: 'folder' },
  '/usr/lib/systemd/systemd-binfmt': isThere,
};

/** The files of Debian 13's package, and who owns them. */
const packaged: DockerMachine = {
  folders: { '/usr/lib/binfmt.d': ['README', 'qemu-aarch64.conf'] },
  files: {
    ...systemd,
    '/usr/lib/binfmt.d/qemu-aarch64.conf': recorded('trixie-qemu-aarch64.conf'),
    '/usr/bin/dpkg-query': isThere,
  },
  commands: {
    ...commands,
    'dpkg-query --search /usr/lib/binfmt.d/qemu-aarch64.conf':
      'qemu-user-binfmt: /usr/lib/binfmt.d/qemu-aarch64.conf\n',
  },
};

/** An entry as one of the installer images leaves it. */
const entryOf = (interpreter: string, flags: string): string =>
  `enabled\ninterpreter ${interpreter}\nflags: ${flags}\noffset 0\nmagic 7f454c460201010000000000000000000200b700\nmask ffffffffffffff00fffffffffffffffffeffffff\n`;

const withEntry = (text: string, more: DockerMachine = {}): DockerMachine => ({
  commands,
  ...more,
  folders: { [binfmt]: ['register', 'status', 'qemu-aarch64'], ...more.folders },
  files: { ...more.files, [`${binfmt}/qemu-aarch64`]: text },
});

const ownersOn = (machine: DockerMachine, platforms: readonly string[] = ['linux/arm64']) =>
  checked(owners, lookAt({ ...doctorHost(machine), env: { PATH: '/usr/bin' } }), { platforms });

const saidOf = ({ evidence }: Finding): readonly string[] =>
  evidence.flatMap(({ text }) => text.split('\n'));

describe('a handler of the distribution', () => {
  test('is there again after a reboot, and its package is named', async () => {
    const finding = await ownersOn({ handlers: { 'qemu-aarch64': { flags: 'POF' } }, ...packaged });
    expect(finding).toMatchObject({
      id: 'emulators.owners',
      status: 'ok',
      title: 'There again after a reboot: qemu-aarch64',
      evidence: [{ source: `${binfmt}/qemu-aarch64` }],
    });
    expect(saidOf(finding)).toEqual([
      'registered by /usr/lib/binfmt.d/qemu-aarch64.conf, of the package qemu-user-binfmt',
      '/usr/lib/binfmt.d/qemu-aarch64.conf registers it at every boot',
    ]);
  });

  test.each([
    ['there is no systemd', { '/run/systemd/system': null }],
    [
      'systemd-binfmt is masked',
      { '/etc/systemd/system/systemd-binfmt.service': { kind: 'other' } },
    ],
  ] as const)('is gone after a reboot where %s', async (_, files) => {
    const finding = await ownersOn({
      handlers: { 'qemu-aarch64': { flags: 'POF' } },
      ...packaged,
      files: { ...packaged.files, ...files },
    });
    expect(finding).toMatchObject({
      status: 'warning',
      failure: null,
      title: 'Gone after a reboot: qemu-aarch64',
    });
    expect(saidOf(finding)).toContain('nothing registers it at boot');
  });

  test('is registered by OpenRC, too', async () => {
    const finding = await ownersOn({
      handlers: { 'qemu-aarch64': { flags: 'POF' } },
      ...packaged,
      files: {
        ...packaged.files,
        '/run/systemd/system': null,
        '/run/openrc': { kind: 'folder' },
        '/etc/init.d/binfmt': isThere,
      },
    });
    expect(finding.status).toBe('ok');
  });

  test('may be of binfmt-support, which has a table of its own', async () => {
    const support: DockerMachine = {
      commands,
      handlers: { 'qemu-aarch64': { flags: 'PF' } },
      folders: { '/var/lib/binfmts': ['qemu-aarch64'] },
      files: {
        '/var/lib/binfmts/qemu-aarch64': recorded('binfmt-support-2.2.2-qemu-aarch64'),
        '/usr/sbin/update-binfmts': isThere,
        '/etc/init.d/binfmt-support': isThere,
      },
    };
    const finding = await ownersOn(support);
    expect(finding.status).toBe('ok');
    expect(saidOf(finding)).toEqual([
      'registered by /var/lib/binfmts/qemu-aarch64, of the package qemu-user-static',
      '/var/lib/binfmts/qemu-aarch64 registers it at every boot',
    ]);
    const without = { ...support, files: { ...support.files, '/usr/sbin/update-binfmts': null } };
    expect((await ownersOn(without)).status).toBe('warning');
  });

  test("may be one of this machine's own, which hides the distribution's", async () => {
    const finding = await ownersOn({
      handlers: { 'qemu-aarch64': { flags: 'POF' } },
      ...packaged,
      folders: { ...packaged.folders, '/etc/binfmt.d': ['qemu-aarch64.conf'] },
      files: {
        ...packaged.files,
        '/etc/binfmt.d/qemu-aarch64.conf': `:qemu-aarch64:M::x:x:${ofDebian}:FPO`,
      },
    });
    expect(saidOf(finding)[0]).toBe('registered by /etc/binfmt.d/qemu-aarch64.conf');
  });

  test('that a link to /dev/null hides is not registered any more', async () => {
    const finding = await ownersOn({
      handlers: { 'qemu-aarch64': { flags: 'POF' } },
      ...packaged,
      folders: { ...packaged.folders, '/etc/binfmt.d': ['qemu-aarch64.conf'] },
      files: {
        ...packaged.files,
        '/etc/binfmt.d/qemu-aarch64.conf': { error: 'not-a-file', kind: 'other' },
      },
    });
    expect(finding).toMatchObject({ status: 'warning', failure: null });
  });
});

describe('a handler of an installer image', () => {
  test.each([
    ['tonistiigi/binfmt', '/usr/bin/qemu-aarch64', 'POCF'],
    ['docker/binfmt', '/usr/bin/qemu-aarch64', 'OCF'],
    ['multiarch/qemu-user-static', '/usr/bin/qemu-aarch64-static', 'F'],
  ])('%s is told by what it left, and is gone after a reboot', async (image, path, flags) => {
    const finding = await ownersOn(withEntry(entryOf(path, flags)));
    expect(finding).toMatchObject({ status: 'warning', failure: null });
    expect(saidOf(finding)).toEqual([
      `registered from inside a container, as ${image} does: its emulator is not on this disk`,
      'nothing registers it at boot',
    ]);
    expect(finding.remedies.at(-1)).toMatchObject({
      needs: 'person',
      actions: [{ do: expect.stringContaining('tonistiigi/binfmt --install arm64') }],
    });
  });

  test('is of nobody known, where a file of its path lies on this disk, too', async () => {
    const files = { '/usr/bin/qemu-aarch64': isThere };
    const finding = await ownersOn(withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF'), { files }));
    expect(saidOf(finding)[0]).toContain('by hand, or from inside a container');
  });

  test('goes when systemd-binfmt is restarted and has rules of others', async () => {
    const finding = await ownersOn(
      withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF'), {
        folders: { '/usr/lib/binfmt.d': ['llvm.conf'] },
        files: { ...systemd, '/usr/lib/binfmt.d/llvm.conf': ':llvm:M::BC::/usr/bin/lli:' },
      }),
    );
    expect(finding).toMatchObject({
      status: 'warning',
      failure: null,
      title: 'Gone after a reboot, or as soon as systemd-binfmt is restarted: qemu-aarch64',
    });
    expect(saidOf(finding).at(-1)).toContain('systemd-binfmt takes it out when it is restarted');
  });

  test("comes back as the distribution's, where that has one of its name", async () => {
    const finding = await ownersOn(withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF'), packaged));
    expect(finding.status).toBe('ok');
    expect(saidOf(finding)).toEqual([
      'registered from inside a container, as tonistiigi/binfmt does: its emulator is not on this disk',
      '/usr/lib/binfmt.d/qemu-aarch64.conf registers it at every boot',
    ]);
  });

  test('is there again where a unit that is enabled runs the image', async () => {
    const unit = '/etc/systemd/system/handlers.service';
    const text =
      '[Service]\nExecStart=/usr/bin/docker run --rm --privileged tonistiigi/binfmt --install all\n';
    const finding = await ownersOn(
      withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF'), {
        folders: {
          '/etc/systemd/system/multi-user.target.wants': ['cron.service', 'handlers.service'],
        },
        files: { ...systemd, [unit]: text },
      }),
    );
    expect(finding.status).toBe('ok');
    expect(saidOf(finding)[1]).toBe(`${unit} registers it at every boot`);
  });

  test('of a platform that nobody asks for is told of, and is no warning', async () => {
    const finding = await ownersOn(withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF')), [
      'linux/amd64',
    ]);
    const title = 'Nothing registers these at boot, and no build here needs them: qemu-aarch64';
    expect(finding).toMatchObject({ status: 'ok', title });
  });

  test('can be made to last by a package, or by a unit', async () => {
    const finding = await ownersOn(
      withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF'), {
        files: {
          ...systemd,
          '/etc/os-release': 'ID=debian\n',
          '/usr/bin/docker': isThere,
          '/usr/lib/systemd/system/docker.service': 'x',
        },
        commands: {
          ...commands,
          'apt-cache policy qemu-user-static':
            'qemu-user-static:\n  Installed: (none)\n  Candidate: 1:10.0.13+ds-0+deb13u1\n',
        },
      }),
    );
    expect(finding.remedies.map(({ needs }) => needs)).toEqual(['root', 'root', 'person']);
    expect(commandsOf(finding.remedies[0] ?? { actions: [] })).toEqual([
      ['apt-get', 'install', '--yes', 'qemu-user-static'],
    ]);
    const unit = finding.remedies[1];
    expect(commandsOf(unit ?? { actions: [] })[0]?.[0]).toBe('tee');
    // What is registered already is not taken out with the unit.
    expect(unit?.undo).not.toContain('--uninstall');
  });
});

describe("a handler of the wizard's own", () => {
  const receipts = '/home/ada/.local/state/multiarch-wizard/receipts';
  const receipt = {
    ...{ version: 1, id: 'r', when: '2026-11-24T08:00:00.000Z', bootId: 'boot-1' },
    ...{ title: 't', changes: 'c', needs: 'privileged', before: [], undo: null, backups: [] },
    ...{ undone: null, completed: { when: 'x', outcome: 'changed', findings: [] } },
    actions: [
      { run: ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt', '--install', 'arm64'] },
    ],
    reversal: [
      {
        run: [
          'docker',
          'run',
          '--rm',
          '--privileged',
          'tonistiigi/binfmt',
          '--uninstall',
          'qemu-aarch64',
        ],
      },
    ],
  };
  const withReceipt = (bootId: string): DockerMachine =>
    withEntry(entryOf('/usr/bin/qemu-aarch64', 'POCF'), {
      folders: { [receipts]: ['r.json'] },
      files: {
        [`${receipts}/r.json`]: JSON.stringify(receipt),
        '/proc/sys/kernel/random/boot_id': `${bootId}\n`,
      },
    });

  test('is known by its receipt', async () => {
    const finding = await ownersOn(withReceipt('boot-1'));
    expect(saidOf(finding)[0]).toBe('registered by this wizard, today');
    expect(finding.status).toBe('warning');
  });

  test('of an earlier boot is not the one that is there now', async () => {
    expect(saidOf(await ownersOn(withReceipt('boot-2')))[0]).toContain('as tonistiigi/binfmt does');
  });
});

describe('other handlers', () => {
  test("of Apple's and of Windows' are there whenever their machine is", async () => {
    const finding = await ownersOn({
      commands,
      folders: { [binfmt]: ['register', 'status', 'rosetta', 'WSLInterop', 'python3.12'] },
      files: {
        [`${binfmt}/rosetta`]: entryOf('/mnt/lima-rosetta/rosetta', 'OCF'),
        [`${binfmt}/WSLInterop`]: 'enabled\ninterpreter /init\nflags: PF\noffset 0\nmagic 4d5a\n',
        [`${binfmt}/python3.12`]:
          'enabled\ninterpreter /usr/bin/python3.12\nflags: \nextension .pyc\n',
      },
    });
    expect(finding.status).toBe('ok');
    expect(finding.evidence.map(({ source }) => source)).toEqual([
      `${binfmt}/rosetta`,
      `${binfmt}/WSLInterop`,
    ]);
    expect(saidOf(finding)).toContain('registered by WSL itself');
  });

  test('are none', async () => {
    expect(await ownersOn({ commands })).toMatchObject({ status: 'skipped', failure: null });
  });

  test('are not to be seen where the engine has a kernel of its own', async () => {
    const info = { KernelVersion: '5.10.0-1-amd64' };
    expect(await ownersOn({ commands, info })).toMatchObject({ status: 'skipped' });
  });

  test("are Docker Desktop's own matter", async () => {
    const info = { KernelVersion: '6.10.14-linuxkit', OperatingSystem: 'Docker Desktop' };
    expect(await ownersOn({ commands, info })).toMatchObject({
      status: 'ok',
      title: 'Docker Desktop registers handlers in its own kernel, each time it starts',
    });
  });
});
