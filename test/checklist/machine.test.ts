import { describe, expect, test } from 'vitest';
import { machine } from '../../src/checklist/machine.ts';
import { why } from '../../src/texts/index.ts';
import {
  binfmtFiles,
  bookworm,
  buildxCommand,
  changed,
  context,
  contextsCommand,
  debianFiles,
  infoCommand,
  mountinfo,
  namespaceFiles,
  namespacesCommand,
  recorded,
  sid,
  trixie,
  versionCommand,
} from './hosts.ts';
import { judged } from './judged.ts';
import type { StubMachine } from './stub-look.ts';

/** A machine whose kernel files say otherwise. */
const withFiles = (files: NonNullable<StubMachine['files']>): StubMachine => ({
  ...trixie,
  files: { ...trixie.files, ...files },
});

describe('a machine that is ready', () => {
  test('has nothing to mend, and is one line in the record', async () => {
    const { statuses, summary, findings } = await judged(machine, trixie);
    expect(statuses).toEqual({
      'machine.docker': 'ok',
      'machine.engine': 'ok',
      'machine.versions': 'ok',
      'machine.kernel': 'ok',
      'machine.binfmt-known': 'ok',
      'machine.binfmt-mounted': 'ok',
      'machine.binfmt-enabled': 'ok',
    });
    expect(findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(findings.filter(({ id }) => why(id) === '')).toEqual([]);
    expect(summary).toBe('Linux 6.18 on amd64, Docker 26.1.5, binfmt_misc mounted');
  });

  test.each([
    ['Debian 12', bookworm, 'Linux 6.18 on amd64, Docker 20.10.24, binfmt_misc mounted'],
    ['Debian unstable', sid, 'Linux 6.18 on amd64, Docker 28.5.2, binfmt_misc mounted'],
  ])('may be %s', async (_, host, line) => {
    const { findings, summary } = await judged(machine, host);
    expect(findings.every(({ status }) => status === 'ok')).toBe(true);
    expect(summary).toBe(line);
  });

  test('is asked five commands, and nothing that only helps to mend', async () => {
    const { look } = await judged(machine, trixie);
    const commands = [versionCommand, infoCommand, contextsCommand, buildxCommand];
    // The status file is read before any other: that is what makes systemd mount it.
    const files = look.asked.filter((asked) => asked.startsWith('/'));
    expect(files[0]).toBe('/proc/sys/fs/binfmt_misc/status');
    expect([...look.asked].sort()).toEqual(
      [...commands, namespacesCommand, ...Object.keys(binfmtFiles)].sort(),
    );
  });

  test('shows what the engine said of its kernel', async () => {
    const { finding } = await judged(machine, trixie);
    expect(finding('machine.kernel').evidence).toEqual([
      { source: infoCommand, line: null, text: 'KernelVersion: 6.18.44-fc-v595' },
    ]);
    expect(finding('machine.binfmt-mounted').evidence[0]).toMatchObject({
      source: '/proc/mounts',
      text: 'binfmt_misc /proc/sys/fs/binfmt_misc binfmt_misc rw,relatime 0 0',
    });
  });
});

describe('the engine itself', () => {
  const info = (change: (facts: Record<string, unknown>) => object): StubMachine => ({
    ...trixie,
    commands: { ...trixie.commands, [infoCommand]: changed('info-docker-26.1.5-classic', change) },
  });

  test('without root rights is told that it registers nothing', async () => {
    const { finding } = await judged(
      machine,
      info(() => ({ SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'] })),
    );
    expect(finding('machine.rootless')).toMatchObject({
      status: 'warning',
      failure: 'rootless-or-nested-cannot-register',
    });
  });

  test('that maps users is told to need --userns=host for an installer', async () => {
    const { finding } = await judged(
      machine,
      info(() => ({ SecurityOptions: ['name=seccomp,profile=builtin', 'name=userns'] })),
    );
    expect(finding('machine.user-namespaces')).toMatchObject({
      status: 'warning',
      failure: 'userns-remap-privileged',
      remedies: [{ needs: 'person', actions: [{ do: expect.stringContaining('--userns=host') }] }],
    });
  });

  test('with Windows containers builds no Linux image', async () => {
    const { finding } = await judged(machine, {
      ...info(() => ({ OSType: 'windows' })),
      commands: {
        ...trixie.commands,
        [versionCommand]: changed('version-docker-26.1.5', ({ Server }) => ({
          Server: { ...(Server as object), Os: 'windows' },
        })),
        [infoCommand]: changed('info-docker-26.1.5-classic', () => ({ OSType: 'windows' })),
      },
    });
    expect(finding('machine.engine')).toMatchObject({
      status: 'problem',
      failure: 'windows-containers-mode',
    });
  });

  test('older than 19.03 has no buildx', async () => {
    const { finding } = await judged(machine, {
      ...trixie,
      commands: {
        ...trixie.commands,
        [versionCommand]: changed('version-docker-26.1.5', ({ Server }) => ({
          Server: { ...(Server as object), Version: '18.09.9' },
        })),
      },
    });
    const versions = finding('machine.versions');
    expect(versions).toMatchObject({ status: 'problem', title: 'Docker is older than 19.03' });
    expect(versions.evidence[0]?.text).toBe('Client: 26.1.5+dfsg1\nServer: 18.09.9');
    expect(versions.remedies.map(({ needs }) => needs)).toEqual(['person']);
  });

  test('that is podman behind its socket is told so', async () => {
    const { finding, findings, summary } = await judged(machine, {
      ...trixie,
      commands: {
        ...trixie.commands,
        [versionCommand]: { stdout: recorded('version-docker-28.5.2-podman-5.8.6') },
        [infoCommand]: { stdout: recorded('info-docker-28.5.2-podman-5.8.6') },
      },
    });
    expect(finding('machine.engine')).toMatchObject({ status: 'warning', failure: null });
    // docker is Docker's own here: nobody is told to remove podman-docker.
    expect(finding('machine.engine').remedies.map(({ title }) => title)).toEqual([
      'A builder in a container of Podman',
      'Build with Podman itself',
    ]);
    expect(finding('machine.product').title).toBe("Podman's service answers for the engine");
    expect(finding('machine.versions').status).toBe('ok');
    expect(findings.map(({ id }) => id)).not.toContain('machine.rootless');
    expect(summary).toContain('Linux 6.18 on amd64, Podman 5.8.6, ');
  });

  test('that is rootless podman registers no handlers', async () => {
    const { finding } = await judged(machine, {
      ...trixie,
      commands: {
        ...trixie.commands,
        [versionCommand]: { stdout: recorded('version-docker-28.5.2-podman-5.8.6') },
        [infoCommand]: { stdout: recorded('info-docker-28.5.2-podman-5.8.6-rootless') },
      },
    });
    expect(finding('machine.rootless').status).toBe('warning');
    expect(finding('machine.product').title).toBe("Podman's service answers for the engine");
  });
});

describe('Docker Desktop', () => {
  const desktop = (change: (facts: Record<string, unknown>) => object = () => ({})) =>
    ({
      platform: 'darwin',
      release: '24.6.0',
      commands: {
        ...trixie.commands,
        [versionCommand]: changed('version-docker-desktop-4.49.0', change),
        [infoCommand]: { failed: 'timeout' },
        [contextsCommand]: context(
          'desktop-linux',
          'unix:///Users/ada/.docker/run/docker.sock',
          true,
        ),
      },
    }) satisfies StubMachine;

  test('brings handlers in a kernel of its own: nothing is read here', async () => {
    const { statuses, summary, look } = await judged(machine, desktop());
    expect(statuses).toEqual({
      'machine.docker': 'ok',
      'machine.engine': 'ok',
      'machine.versions': 'ok',
      'machine.desktop': 'ok',
      'machine.kernel': 'ok',
      'machine.binfmt-known': 'ok',
    });
    expect(look.asked).toEqual([versionCommand, infoCommand, contextsCommand, buildxCommand]);
    expect(summary).toBe('Linux 6.10 on arm64, Docker 28.5.1 in Docker Desktop 4.49.0');
  });

  test('has handlers from 2.1 on', async () => {
    const { finding } = await judged(
      machine,
      desktop(({ Server }) => ({
        Server: { ...(Server as object), Platform: { Name: 'Docker Desktop 2.0.0 (1)' } },
      })),
    );
    expect(finding('machine.desktop')).toMatchObject({ status: 'problem' });
  });
});

describe('the kernel', () => {
  const kernel = (release: string): StubMachine => ({
    ...trixie,
    commands: {
      ...trixie.commands,
      [infoCommand]: changed('info-docker-26.1.5-classic', () => ({ KernelVersion: release })),
    },
  });

  test("is the engine's, not the one of this shell", async () => {
    const { finding, statuses, summary } = await judged(machine, kernel('3.10.0-1160.el7.x86_64'));
    const old = finding('machine.kernel');
    expect(old).toMatchObject({ status: 'problem', failure: 'kernel-too-old-for-F' });
    expect(old.title).toContain('3.10.0-1160.el7.x86_64');
    expect(old.remedies.map(({ title, needs }) => [title, needs])).toEqual([
      ['Upgrade the kernel', 'person'],
      ['Native nodes', 'person'],
      ['Cross-compile', 'person'],
      ['A builder with emulators of its own', 'person'],
    ]);
    expect(statuses['machine.binfmt-known']).toBe('skipped');
    expect(summary).toBe('Linux 3.10 on amd64, Docker 26.1.5, with a kernel of its own');
  });

  test('under an old name is still this one, and both names are shown', async () => {
    const { finding, statuses } = await judged(machine, kernel('2.6.78-fc-v595'));
    expect(finding('machine.kernel').failure).toBe('kernel-too-old-for-F');
    expect(finding('machine.kernel').evidence).toEqual([
      { source: infoCommand, line: null, text: 'KernelVersion: 2.6.78-fc-v595' },
      { source: 'uname -r', line: null, text: '6.18.44-fc-v595' },
    ]);
    expect(statuses['machine.binfmt-mounted']).toBe('ok');
  });

  test.each([
    ['4.8.0', 'ok'],
    ['4.7.10-200.fc24.x86_64', 'problem'],
    ['4.4.0-210-generic', 'problem'],
    ['5.15.0-91-generic', 'ok'],
    ['6.18', 'ok'],
  ])('%s is judged %s', async (release, status) => {
    const { finding } = await judged(machine, kernel(release));
    expect(finding('machine.kernel').status).toBe(status);
  });
});

describe('binfmt_misc', () => {
  const unknown = {
    '/proc/filesystems': 'nodev\tsysfs\n\text4\n',
    '/proc/mounts': 'proc /proc proc rw 0 0\n',
    ...namespaceFiles({ own: null, init: null }),
    '/proc/sys/fs/binfmt_misc/status': null,
  };

  test('that the kernel does not know is loaded', async () => {
    const { finding, statuses } = await judged(
      machine,
      withFiles({ ...unknown, '/lib/modules/6.18.44-fc-v595': { kind: 'folder' } }),
    );
    const known = finding('machine.binfmt-known');
    expect(known).toMatchObject({ status: 'problem', failure: 'binfmt-module-missing' });
    expect(known.remedies[0]).toMatchObject({
      needs: 'root',
      actions: [{ run: ['modprobe', 'binfmt_misc'] }],
      undo: 'sudo modprobe -r binfmt_misc',
    });
    expect(statuses).toMatchObject({
      'machine.binfmt-mounted': 'skipped',
      'machine.binfmt-enabled': 'skipped',
    });
  });

  test('whose modules went with an upgrade comes back with a reboot', async () => {
    const { finding } = await judged(machine, withFiles(unknown));
    expect(finding('machine.binfmt-known').remedies[0]).toMatchObject({
      needs: 'person',
      title: 'Reboot',
    });
  });

  test.each([
    ['nothing', 'proc /proc proc rw 0 0\n', 'binfmt_misc is not mounted'],
    [
      'autofs alone',
      'systemd-1 /proc/sys/fs/binfmt_misc autofs rw,fd=29,pgrp=1,timeout=0 0 0\n',
      'binfmt_misc is not mounted: autofs alone waits there, and nothing came',
    ],
  ])('with %s in its place is mounted', async (_, mounts, title) => {
    const { finding, statuses, summary } = await judged(
      machine,
      withFiles({
        ...namespaceFiles({ own: null, init: null }),
        '/proc/mounts': mounts,
        '/proc/sys/fs/binfmt_misc/status': null,
      }),
    );
    const mounted = finding('machine.binfmt-mounted');
    expect(mounted).toMatchObject({ status: 'problem', failure: 'binfmt-not-mounted', title });
    expect(mounted.remedies[0]).toMatchObject({
      needs: 'root',
      actions: [{ run: ['mount', '-t', 'binfmt_misc', 'binfmt_misc', '/proc/sys/fs/binfmt_misc'] }],
      undo: 'sudo umount /proc/sys/fs/binfmt_misc',
    });
    expect(statuses['machine.binfmt-enabled']).toBe('skipped');
    expect(summary).toBe('Linux 6.18 on amd64, Docker 26.1.5, binfmt_misc not mounted');
  });

  test('that is mounted for this shell alone is mounted for the whole machine', async () => {
    const { finding } = await judged(
      machine,
      withFiles(namespaceFiles({ own: '0:56', init: null })),
    );
    const mounted = finding('machine.binfmt-mounted');
    expect(mounted).toMatchObject({
      status: 'warning',
      failure: 'binfmt-not-mounted',
      evidence: [
        { source: '/proc/self/mountinfo', text: 'binfmt_misc, device 0:56' },
        { source: '/proc/1/mountinfo', text: 'no line names binfmt_misc' },
      ],
    });
    expect(mounted.remedies[0]).toMatchObject({
      needs: 'root',
      undo: 'sudo nsenter --target 1 --mount umount /proc/sys/fs/binfmt_misc',
    });
  });

  test('of a user namespace of its own is not that of the engine', async () => {
    const { finding } = await judged(machine, {
      ...withFiles(namespaceFiles({ own: '0:61', init: '0:56' })),
      commands: { ...trixie.commands, [namespacesCommand]: '4026532177\n4026531837\n' },
    });
    expect(finding('machine.binfmt-mounted')).toMatchObject({
      status: 'problem',
      failure: 'rootless-or-nested-cannot-register',
      evidence: [
        { text: 'binfmt_misc, device 0:61' },
        { text: 'binfmt_misc, device 0:56' },
        { source: namespacesCommand, text: '4026532177\n4026531837' },
      ],
      remedies: [{ needs: 'person' }],
    });
  });

  test('that is only mounted where the engine runs is mounted here, unless that would be another one', async () => {
    const only = withFiles({
      ...namespaceFiles({ own: null, init: '0:56' }),
      '/proc/mounts': 'proc /proc proc rw 0 0\n',
      '/proc/sys/fs/binfmt_misc/status': null,
    });
    const title = 'binfmt_misc is not mounted here, though it is where the engine runs';
    const same = await judged(machine, only);
    expect(same.finding('machine.binfmt-mounted')).toMatchObject({
      ...{ status: 'problem', title, failure: 'binfmt-not-mounted' },
      remedies: [{ needs: 'root' }],
    });
    const own = await judged(machine, {
      ...only,
      commands: { ...trixie.commands, [namespacesCommand]: '4026532177\n4026531837\n' },
    });
    expect(own.finding('machine.binfmt-mounted')).toMatchObject({
      ...{ status: 'problem', title },
      remedies: [{ needs: 'person' }],
    });
  });

  test('is held against that of the engine itself where its process is known', async () => {
    const { finding } = await judged(machine, {
      ...withFiles({
        ...namespaceFiles({ own: '0:61', init: '0:61' }),
        '/run/docker.pid': '712\n',
        '/proc/712/mountinfo': mountinfo('0:56'),
      }),
      commands: { ...trixie.commands, 'stat -L -c %i /proc/self/ns/user /proc/712/ns/user': '' },
    });
    expect(finding('machine.binfmt-mounted')).toMatchObject({
      status: 'problem',
      evidence: [{ text: 'binfmt_misc, device 0:61' }, { source: '/proc/712/mountinfo' }],
    });
  });

  test('that is disabled is enabled by one line on standard input', async () => {
    const { finding } = await judged(
      machine,
      withFiles({ '/proc/sys/fs/binfmt_misc/status': 'disabled\n' }),
    );
    const enabled = finding('machine.binfmt-enabled');
    expect(enabled).toMatchObject({ status: 'problem', failure: 'binfmt-disabled' });
    expect(enabled.remedies[0]).toMatchObject({
      needs: 'root',
      actions: [{ run: ['tee', '/proc/sys/fs/binfmt_misc/status'], input: '1\n' }],
      reversal: [{ run: ['tee', '/proc/sys/fs/binfmt_misc/status'], input: '0\n' }],
      undo: 'echo 0 | sudo tee /proc/sys/fs/binfmt_misc/status',
    });
  });
});

test('a machine that answers nothing sensible is judged all the same', async () => {
  for (const stdout of ['', '{', '[]', 'null', '"Server"', '{"Server":[]}', '\u0000']) {
    const said = { stdout, exitCode: 1 };
    const { findings } = await judged(machine, {
      ...trixie,
      commands: {
        [versionCommand]: said,
        [infoCommand]: said,
        [contextsCommand]: said,
        [buildxCommand]: said,
        [namespacesCommand]: said,
      },
      files: Object.fromEntries(
        Object.keys({ ...trixie.files, ...debianFiles }).map((path) => [path, null]),
      ),
    });
    expect(findings.some(({ status }) => status === 'problem')).toBe(true);
  }
});
