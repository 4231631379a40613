import { describe, expect, test } from 'vitest';
import { machine } from '../../src/checklist/machine.ts';
import {
  context,
  contextsCommand,
  infoCommand,
  oneContext,
  unreachable,
  versionCommand,
} from './hosts.ts';
import { commandsOf, judged, remedyOf } from './judged.ts';
import type { StubMachine } from './stub-look.ts';

const down =
  'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';

describe('an engine that does not run', () => {
  test('is started by systemd where systemd runs', async () => {
    const { finding, summary } = await judged(
      machine,
      unreachable(down, {
        files: {
          '/run/systemd/system': { kind: 'folder' },
          '/lib/systemd/system/docker.service': '',
        },
      }),
    );
    const engine = finding('machine.engine');
    expect(engine).toMatchObject({ status: 'problem', failure: 'docker-daemon-down' });
    expect(engine.evidence[0]).toEqual({ source: versionCommand, line: null, text: down });
    expect(engine.remedies[0]).toMatchObject({
      needs: 'root',
      undo: 'sudo systemctl stop docker',
      actions: [{ run: ['systemctl', 'start', 'docker'] }],
      reversal: [{ run: ['systemctl', 'stop', 'docker'] }],
    });
    expect(engine.remedies[1]?.actions).toEqual([
      { run: ['systemctl', 'enable', '--now', 'docker'] },
    ]);
    expect(summary).toBe('Linux 6.18, no engine answers');
  });

  test('is started by its script where systemd does not run', async () => {
    const { finding } = await judged(machine, unreachable(down));
    expect(finding('machine.engine').remedies.map(commandsOf)).toEqual([
      [['service', 'docker', 'start']],
    ]);
  });

  test('is never told to be started where none is installed: it is to be installed', async () => {
    const { finding } = await judged(
      machine,
      unreachable(down, { files: { '/etc/init.d/docker': null } }),
    );
    const [packaged, fromDocker] = finding('machine.engine').remedies;
    expect(packaged).toMatchObject({
      needs: 'root',
      actions: [{ run: ['apt-get', 'install', '--yes', 'docker.io'] }],
    });
    expect(fromDocker?.needs).toBe('person');
  });

  test("root's own commands are taken back without sudo", async () => {
    const { finding } = await judged(machine, {
      ...unreachable(down, { files: { '/root/.config/systemd/user/docker.service': null } }),
      uid: 0,
      home: '/root',
    });
    expect(finding('machine.engine').remedies[0]?.undo).toBe('service docker stop');
  });

  test('leaves the kernel here to be judged, since the engine would run on it', async () => {
    const { finding, statuses } = await judged(machine, unreachable(down));
    expect(finding('machine.kernel')).toMatchObject({
      status: 'ok',
      evidence: [{ source: 'uname -r', text: '6.18.44-fc-v595' }],
    });
    expect(statuses['machine.binfmt-mounted']).toBe('ok');
    expect(finding('machine.versions').status).toBe('ok');
  });
});

describe('other engines on the same machine', () => {
  const twoContexts = oneContext + context('desktop-linux', 'unix:///home/ada/desktop.sock');

  test('are offered where their sockets are, with the way back', async () => {
    const { finding } = await judged(
      machine,
      unreachable(down, {
        commands: { [contextsCommand]: twoContexts },
        files: { '/home/ada/desktop.sock': { kind: 'other' } },
      }),
    );
    expect(remedyOf(finding('machine.engine'), 'desktop-linux')).toMatchObject({
      needs: 'consent',
      undo: 'docker context use default',
      actions: [{ run: ['docker', 'context', 'use', 'desktop-linux'] }],
      reversal: [{ run: ['docker', 'context', 'use', 'default'] }],
    });
  });

  test('are not offered where nothing listens', async () => {
    const { finding } = await judged(
      machine,
      unreachable(down, {
        commands: { [contextsCommand]: twoContexts },
        files: { '/home/ada/desktop.sock': null },
      }),
    );
    expect(finding('machine.engine').remedies.map(commandsOf)).toEqual([
      [['service', 'docker', 'start']],
    ]);
  });

  test('a context that does not exist is left for one that does; there is no way back to it', async () => {
    const message =
      'Failed to initialize: unable to resolve docker endpoint: context "nosuch": context not found: open /home/ada/.docker/contexts/meta/9e6/meta.json: no such file or directory';
    const listed =
      oneContext.replace('"Current":true', '"Current":false') +
      '{"Current":true,"Description":"","DockerEndpoint":"","Error":"context \\"nosuch\\": context not found: open /r…","Name":"nosuch"}\n';
    const { finding } = await judged(
      machine,
      unreachable(message, {
        commands: {
          [versionCommand]: { stdout: '', stderr: message, exitCode: 1 },
          [infoCommand]: { stdout: '', stderr: message, exitCode: 1 },
          [contextsCommand]: listed,
        },
      }),
    );
    const engine = finding('machine.engine');
    expect(engine.failure).toBe('docker-context-mismatch');
    expect(remedyOf(engine, 'default')).toMatchObject({
      undo: null,
      actions: [{ run: ['docker', 'context', 'use', 'default'] }],
    });
  });

  test('DOCKER_HOST overrules every context: only the person can leave it out', async () => {
    const message =
      'Cannot connect to the Docker daemon at tcp://127.0.0.1:1. Is the docker daemon running?';
    const { finding } = await judged(machine, {
      ...unreachable(message, {
        commands: { [contextsCommand]: context('default', 'tcp://127.0.0.1:1', true) },
      }),
      env: { DOCKER_HOST: 'tcp://127.0.0.1:1' },
    });
    const engine = finding('machine.engine');
    expect(engine.failure).toBe('docker-daemon-down');
    expect(engine.remedies.map(({ needs }) => needs)).toEqual(['person', 'person']);
    expect(remedyOf(engine, 'DOCKER_HOST').hint).toBe('tcp://127.0.0.1:1');
    expect(finding('machine.kernel').status).toBe('skipped');
  });

  test('a socket that no service makes is left out before any service is started', async () => {
    const socket = 'unix:///tmp/own.sock';
    const { finding } = await judged(machine, {
      ...unreachable(down.replace('unix:///var/run/docker.sock', socket), {
        commands: { [contextsCommand]: context('default', socket, true) },
        files: { '/tmp/own.sock': null },
      }),
      env: { DOCKER_HOST: socket },
    });
    expect(finding('machine.engine').remedies.map(({ hint }) => hint)).toEqual([socket]);
  });

  test("a rootless engine of one's own is named and selected", async () => {
    const { finding } = await judged(
      machine,
      unreachable(down, { files: { '/run/user/1000/docker.sock': { kind: 'other' } } }),
    );
    expect(remedyOf(finding('machine.engine'), 'rootless')).toMatchObject({
      needs: 'consent',
      actions: [
        {
          run: [
            ...['docker', 'context', 'create', 'rootless', '--docker'],
            'host=unix:///run/user/1000/docker.sock',
          ],
        },
        { run: ['docker', 'context', 'use', 'rootless'] },
      ],
      undo: 'docker context use default && docker context rm --force rootless',
    });
  });

  test("a rootless engine's own service needs no root", async () => {
    const { finding } = await judged(
      machine,
      unreachable(down, {
        commands: {
          [contextsCommand]: context('rootless', 'unix:///run/user/1000/docker.sock', true),
        },
        files: {
          '/run/systemd/system': { kind: 'folder' },
          '/home/ada/.config/systemd/user/docker.service': '',
        },
      }),
    );
    expect(finding('machine.engine').remedies[0]).toMatchObject({
      needs: 'consent',
      actions: [{ run: ['systemctl', '--user', 'start', 'docker'] }],
    });
  });
});

describe('a socket that this account may not use', () => {
  // Written by the client of Docker 26.1.5 for an account outside the group.
  const denied =
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.45/version": dial unix /var/run/docker.sock: connect: permission denied';

  test('asks for the group, and says that it equals root', async () => {
    const { finding } = await judged(machine, unreachable(denied));
    const engine = finding('machine.engine');
    expect(engine).toMatchObject({
      status: 'problem',
      failure: 'docker-sock-permission-denied',
    });
    expect(engine.remedies[0]).toMatchObject({
      needs: 'root',
      hint: 'equals root, needs a new login',
      actions: [{ run: ['usermod', '-aG', 'docker', 'ada'] }],
      undo: 'sudo gpasswd -d ada docker',
    });
    expect(engine.remedies[0]?.changes).toContain('next login');
  });

  test('asks for a new login only, where the group has the person already', async () => {
    const { finding } = await judged(
      machine,
      unreachable(denied, {
        files: { '/etc/group': 'docker:x:101:ada\nada:x:1000:\n' },
      }),
    );
    const [remedy] = finding('machine.engine').remedies;
    expect(remedy).toMatchObject({ needs: 'person', title: 'Log out and in again' });
  });

  test('asks somebody else, where only root may use it', async () => {
    const { finding } = await judged(
      machine,
      unreachable(denied, {
        files: { '/var/run/docker.sock': { kind: 'other', mode: 0o660, uid: 0, gid: 0 } },
      }),
    );
    expect(finding('machine.engine').remedies.map(({ needs }) => needs)).toEqual(['person']);
  });
});

describe('an engine that says nothing', () => {
  const hung: StubMachine = unreachable('', {
    commands: {
      [versionCommand]: { failed: 'timeout' },
      [infoCommand]: { failed: 'timeout' },
    },
  });

  test('is a finding after 5 s, with the restart and what it costs', async () => {
    const { finding } = await judged(machine, hung);
    const engine = finding('machine.engine');
    expect(engine).toMatchObject({
      status: 'problem',
      failure: null,
      title: 'The engine does not answer within 5 s',
    });
    expect(engine.evidence[0]?.text).toBe('no answer within 5 s');
    expect(engine.remedies[0]).toMatchObject({
      needs: 'root',
      hint: 'containers that run now stop',
      actions: [{ run: ['service', 'docker', 'restart'] }],
      undo: null,
    });
  });

  test('is a finding after 20 s where it is on another machine', async () => {
    const silent = { failed: 'timeout' } as const;
    const { finding } = await judged(
      machine,
      unreachable('', {
        commands: {
          ...{ [versionCommand]: silent, [infoCommand]: silent },
          [contextsCommand]: context('there', 'ssh://ada@build.example', true),
        },
      }),
    );
    expect(finding('machine.engine').title).toBe('The engine does not answer within 20 s');
    expect(finding('machine.engine').evidence[0]?.text).toBe('no answer within 20 s');
  });

  test('is not restarted where it is no service of this machine', async () => {
    const socket = 'unix:///tmp/own.sock';
    const { finding } = await judged(machine, {
      ...unreachable('', {
        commands: {
          [versionCommand]: { failed: 'timeout' },
          [infoCommand]: { failed: 'timeout' },
          [contextsCommand]: context('default', socket, true),
        },
        files: { '/tmp/own.sock': { kind: 'other' } },
      }),
      env: { DOCKER_HOST: socket },
    });
    const { remedies } = finding('machine.engine');
    expect(remedies.map(({ needs }) => needs)).toEqual(['person', 'person']);
    expect(remedies[0]?.hint).toBe(socket);
  });
});

test('names that a tool wrote reach no terminal with control sequences, and commands keep them', async () => {
  const name = 'far\u001b[31m';
  const { finding } = await judged(
    machine,
    unreachable(down, {
      commands: { [contextsCommand]: oneContext + context(name, 'ssh://ada@board\u001b[0m') },
    }),
  );
  const remedy = remedyOf(finding('machine.engine'), 'far');
  expect(JSON.stringify([remedy.title, remedy.hint, remedy.changes])).not.toContain('u001b');
  expect(commandsOf(remedy)).toEqual([['docker', 'context', 'use', name]]);
});
