import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Engine, parseEngine, pluginState } from '../../src/docker/engine.ts';

const recording = (name: string): string =>
  readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8');

const printed = (stdout: string, stderr = '') => ({ stdout, stderr });

const engineOf = (version: string, info: string): Engine =>
  parseEngine(printed(recording(version)), printed(recording(info)));

const buildx = (engine: Engine) => engine.client && pluginState(engine.client, 'buildx');

describe('an engine that answers', () => {
  test('says what it is: Docker 28', () => {
    const engine = engineOf('version-docker-28.5.2', 'info-docker-28.5.2-classic');
    expect(engine.unreachable).toBeNull();
    expect(engine.client).toMatchObject({
      version: '28.5.2+dfsg4',
      apiVersion: '1.51',
      system: 'linux',
      architecture: 'amd64',
      context: 'default',
    });
    expect(engine.server).toEqual({
      version: '28.5.2+dfsg4',
      apiVersion: '1.51',
      minApiVersion: '1.24',
      system: 'linux',
      machine: 'x86_64',
      platform: 'linux/amd64',
      kernel: '6.18.44-fc-v595',
      operatingSystem: 'Debian GNU/Linux forky/sid (containerized)',
      name: 'vm',
      root: '/var/lib/docker',
      desktop: null,
      isPodman: false,
      isRootless: false,
      remapsUsers: false,
      imageStore: 'classic',
    });
  });

  test('and Docker 26 likewise', () => {
    const engine = engineOf('version-docker-26.1.5', 'info-docker-26.1.5-classic');
    expect(engine.client?.version).toBe('26.1.5+dfsg1');
    expect(engine.server).toMatchObject({
      version: '26.1.5+dfsg1',
      minApiVersion: '1.24',
      imageStore: 'classic',
    });
  });

  test('and Docker 20.10, without buildx', () => {
    const engine = engineOf('version-docker-20.10.24', 'info-docker-20.10.24-classic');
    expect(engine.client).toMatchObject({ version: '20.10.24+dfsg1', context: 'default' });
    expect(engine.server).toMatchObject({
      version: '20.10.24+dfsg1',
      apiVersion: '1.41',
      machine: 'x86_64',
      operatingSystem: 'Debian GNU/Linux 12 (bookworm) (containerized)',
      imageStore: 'classic',
    });
    expect(buildx(engine)?.state).toBe('missing');
  });

  test('keeps images in the store of containerd, or does not', () => {
    const engine = engineOf('version-docker-28.5.2', 'info-docker-28.5.2-containerd');
    expect(engine.server?.imageStore).toBe('containerd');
  });

  test('maps users, or has no root at all', () => {
    const security = (...options: string[]) =>
      parseEngine(
        printed(recording('version-docker-28.5.2')),
        printed(JSON.stringify({ SecurityOptions: options })),
      ).server;
    expect(security('name=seccomp,profile=builtin', 'name=userns')?.remapsUsers).toBe(true);
    expect(security('name=seccomp,profile=builtin', 'name=rootless')?.isRootless).toBe(true);
  });

  test('is known by half of its words', () => {
    const alone = parseEngine(printed(recording('version-docker-26.1.5')), printed('', 'killed'));
    expect(alone.server).toMatchObject({ machine: 'amd64', platform: 'linux/amd64' });
    expect(alone.server?.imageStore).toBeNull();
    expect(alone.client?.plugins).toBeNull();
  });
});

describe('Docker Desktop is recognised', () => {
  // The answer of 4.49.0 stands in the tests of microsoft/aspire (ContainerRuntimeCheckTests.cs).
  test('by the name it gives its platform, which holds its version', () => {
    const engine = parseEngine(printed(recording('version-docker-desktop-4.49.0')), printed(''));
    expect(engine.server?.desktop).toEqual({ version: '4.49.0' });
    expect(engine.server?.platform).toBe('linux/arm64');
    expect(engine.client?.context).toBe('desktop-linux');
  });

  test('by its operating system, where it says no more', () => {
    const info = printed('{"OperatingSystem":"Docker Desktop","ServerVersion":"19.03.12"}');
    expect(parseEngine(printed(''), info).server?.desktop).toEqual({ version: null });
  });
});

describe('podman in the clothes of Docker is recognised', () => {
  // podman 4.9.3 on Ubuntu, from the same tests as Docker Desktop's answer; 5.4.2 in the lab.
  test.each([
    ['version-podman-4.9.3', '{}'],
    ['version-podman-5.4.2', recording('info-podman-5.4.2')],
  ])('as a client: %s', (version, info) => {
    const { server, unreachable } = parseEngine(printed(recording(version)), printed(info));
    expect([server, unreachable?.reason]).toEqual([null, 'podman']);
  });

  // `podman --remote` tells of a server, too: the command is podman's all the same.
  test('by its client, also beside its own service', () => {
    const both = '{"Client":{"APIVersion":"5.4.0"},"Server":{"Version":"5.4.0"}}';
    const { server, unreachable } = parseEngine(printed(both), printed('{}'));
    expect([server, unreachable?.reason]).toEqual([null, 'podman']);
  });

  test('as an engine behind the real client', () => {
    const release = 'docker-28.5.2-podman-5.8.6';
    const { server, unreachable } = engineOf(`version-${release}`, `info-${release}`);
    expect(unreachable).toBeNull();
    expect(server).toMatchObject({
      ...{ isPodman: true, isRootless: false, version: '5.8.6', platform: 'linux/amd64' },
      ...{ root: '/var/lib/containers/storage', imageStore: 'classic' },
    });
  });

  test('as one without root rights', () => {
    const release = 'docker-28.5.2-podman-5.8.6';
    const { server } = engineOf(`version-${release}`, `info-${release}-rootless`);
    expect(server).toMatchObject({ isPodman: true, isRootless: true });
  });
});

describe('buildx', () => {
  test('is healthy, with its version and path', () => {
    expect(buildx(engineOf('version-docker-28.5.2', 'info-docker-28.5.2-classic'))).toEqual({
      state: 'healthy',
      plugin: {
        name: 'buildx',
        version: '0.29.1+ds1',
        path: '/usr/libexec/docker/cli-plugins/docker-buildx',
        error: null,
        shadowed: [],
      },
    });
  });

  test('is broken: a file that is no program hides the good one', () => {
    expect(buildx(engineOf('version-docker-28.5.2', 'info-docker-28.5.2-broken-buildx'))).toEqual({
      state: 'broken',
      plugin: {
        name: 'buildx',
        version: null,
        path: '/root/.docker/cli-plugins/docker-buildx',
        error:
          'failed to fetch metadata: fork/exec /root/.docker/cli-plugins/docker-buildx: exec format error',
        shadowed: ['/usr/libexec/docker/cli-plugins/docker-buildx'],
      },
    });
  });

  test('is missing, and that is seen without an engine', () => {
    expect(
      buildx(engineOf('version-docker-28.2.2-no-engine', 'info-docker-28.2.2-no-engine')),
    ).toEqual({
      state: 'missing',
      plugin: null,
    });
  });
});

test('an engine that does not answer leaves the half that is the client', () => {
  const stderr =
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n';
  const engine = parseEngine(
    printed(recording('version-docker-28.2.2-no-engine'), stderr),
    printed(recording('info-docker-28.2.2-no-engine'), stderr),
  );
  expect(engine.client?.version).toBe('28.2.2');
  expect(engine.server).toBeNull();
  expect(engine.unreachable).toEqual({ reason: 'not-running', message: stderr.trim() });
});

test('Docker 20.10 says in its JSON why the engine does not answer', () => {
  const engine = engineOf('version-docker-20.10.24-no-engine', 'info-docker-20.10.24-no-engine');
  expect(engine.client?.version).toBe('20.10.24+dfsg1');
  expect(engine.unreachable?.reason).toBe('not-running');
});

test('an engine that hangs is out of time', () => {
  const hung = { stdout: '', stderr: '', failed: 'timeout' };
  expect(parseEngine(hung, hung)).toEqual({
    client: null,
    server: null,
    unreachable: { reason: 'timeout', message: '' },
  });
});

test('whatever a program called docker prints, there is an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.string(), (stdout, stderr) => {
      const { server, unreachable } = parseEngine(printed(stdout, stderr), printed(stdout));
      expect(server === null).toBe(unreachable !== null);
    }),
  );
  const field = fc.oneof(fc.string(), fc.jsonValue());
  const odd = fc.record({
    Version: field,
    ServerVersion: field,
    Plugins: field,
    Components: field,
  });
  fc.assert(
    fc.property(odd, odd, (half, other) => {
      const version = JSON.stringify({ Client: half, Server: other });
      const info = JSON.stringify({ ...half, ClientInfo: other, DriverStatus: half.Plugins });
      expect(() => parseEngine(printed(version), printed(info))).not.toThrow();
    }),
  );
});
