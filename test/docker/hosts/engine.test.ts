import { describe, expect, test } from 'vitest';
import { parseContexts } from '../../../src/docker/contexts.ts';
import { type Engine, parseEngine, pluginState } from '../../../src/docker/engine.ts';
import { whyUnreachable } from '../../../src/docker/unreachable.ts';
import { parseBuildxVersion, parseVersion } from '../../../src/docker/version.ts';
import { type Host, hosts, hostsWithContainerdStore, printedIn, textOf } from './recorded-host.ts';

const printed = (stdout: string, stderr = '') => ({ stdout, stderr });

const engineOf = (host: Host, prefix = '', infoPrefix = prefix): Engine =>
  parseEngine(
    printed(textOf(host, `${prefix}docker-version.json`)),
    printed(textOf(host, `${infoPrefix}docker-info.json`)),
  );

describe('an engine that answers', () => {
  test.each([
    ['bookworm-docker-20.10', '20.10.24+dfsg1', '1.41', '1.12', 'Debian GNU/Linux 12 (bookworm)'],
    ['trixie-docker-26.1-buildx-0.13', '26.1.5+dfsg1', '1.45', '1.24', 'Debian GNU/Linux 13'],
    ['sid-docker-28.5-buildx-0.29', '28.5.2+dfsg4', '1.51', '1.24', 'Debian GNU/Linux forky/sid'],
  ] as const)('%s: what it says of itself', (host, version, apiVersion, minApiVersion, system) => {
    const { client, server, unreachable } = engineOf(host);
    expect(unreachable).toBeNull();
    expect(client).toMatchObject({
      version,
      apiVersion,
      system: 'linux',
      architecture: 'amd64',
      context: 'default',
    });
    expect(server).toEqual({
      version,
      apiVersion,
      minApiVersion,
      system: 'linux',
      machine: 'x86_64',
      platform: 'linux/amd64',
      kernel: expect.stringMatching(/^6\.18\.44-/),
      operatingSystem: expect.stringContaining(system),
      name: host.split('-')[0],
      root: '/var/lib/docker',
      desktop: null,
      isPodman: false,
      isRootless: false,
      remapsUsers: false,
      imageStore: 'classic',
    });
  });

  test.each(hosts)('%s: its kernel is the engine’s own, also where that is an old one', (host) => {
    const { server } = engineOf(host, 'old-kernel-');
    expect(server?.kernel).toMatch(/^2\.6\.78-/);
    expect(parseVersion(server?.kernel ?? '')).toEqual([2, 6, 78]);
  });

  test.each(hostsWithContainerdStore)('%s: it can keep images in containerd’s store', (host) => {
    expect(engineOf(host, '', 'containerd-store-').server?.imageStore).toBe('containerd');
  });

  test.each(hosts)('%s: it is reached through the one context there is', (host) => {
    expect(parseContexts(textOf(host, 'docker-context-ls.jsonl'))).toEqual([
      { name: 'default', endpoint: 'unix:///var/run/docker.sock', isCurrent: true, error: null },
    ]);
  });
});

describe('an engine that does not answer', () => {
  test.each(hosts)('%s: because it is not running', (host) => {
    const stderr = textOf(host, 'engine-stopped-docker-version.stderr');
    const engine = parseEngine(
      printed(textOf(host, 'engine-stopped-docker-version.json'), stderr),
      printed(
        textOf(host, 'engine-stopped-docker-info.json'),
        textOf(host, 'engine-stopped-docker-info.stderr'),
      ),
    );
    expect(engine.server).toBeNull();
    expect(engine.client?.version).toMatch(/^2[068]\./);
    expect(engine.unreachable).toEqual({
      reason: 'not-running',
      message:
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    });
    expect(whyUnreachable(textOf(host, 'engine-stopped-docker-ps.txt')).reason).toBe('not-running');
  });

  test.each(hosts)('%s: because the socket is not for this user', (host) => {
    const { server, unreachable } = parseEngine(
      printedIn(host, 'docker-version-as-ordinary-user.txt'),
      printedIn(host, 'docker-info-as-ordinary-user.txt'),
    );
    expect(server).toBeNull();
    expect(unreachable?.reason).toBe('no-permission');
    expect(unreachable?.message).toMatch(
      /^permission denied while trying to connect .*: connect: permission denied$/,
    );
  });
});

describe('buildx', () => {
  const buildxOf = (host: Host, plugins: unknown) => {
    const info = JSON.parse(textOf(host, 'docker-info.json'));
    info.ClientInfo.Plugins = plugins;
    const { client } = parseEngine(
      printed(textOf(host, 'docker-version.json')),
      printed(JSON.stringify(info)),
    );
    return client && pluginState(client, 'buildx');
  };

  test.each([
    ['trixie-docker-26.1-buildx-0.13', '0.13.1+ds1'],
    ['sid-docker-28.5-buildx-0.29', '0.29.1+ds1'],
  ] as const)('%s: is there as Debian packs it', (host, version) => {
    const { client } = engineOf(host);
    expect(client && pluginState(client, 'buildx')).toEqual({
      state: 'healthy',
      plugin: {
        name: 'buildx',
        version,
        path: '/usr/libexec/docker/cli-plugins/docker-buildx',
        error: null,
        shadowed: [],
      },
    });
  });

  test('is no part of bookworm', () => {
    const { client } = engineOf('bookworm-docker-20.10');
    expect(client && pluginState(client, 'buildx').state).toBe('missing');
  });

  test.each(hosts)('%s: missing is told from broken', (host) => {
    const recorded = (file: string) => JSON.parse(textOf(host, file));
    expect(buildxOf(host, recorded('buildx-missing-plugins.json'))?.state).toBe('missing');
    expect(buildxOf(host, recorded('buildx-broken-plugins.json'))).toMatchObject({
      state: 'broken',
      plugin: {
        path: '/root/.docker/cli-plugins/docker-buildx',
        error:
          'failed to fetch metadata: fork/exec /root/.docker/cli-plugins/docker-buildx: exec format error',
      },
    });
  });

  test.each([
    ['bookworm-docker-20.10', [0, 29, 1]],
    ['trixie-docker-26.1-buildx-0.13', [0, 13, 1]],
    ['sid-docker-28.5-buildx-0.29', [0, 29, 1]],
  ] as const)('%s: says its version, or nothing that could be one', (host, version) => {
    expect(parseBuildxVersion(textOf(host, 'buildx-version.txt'))).toEqual(version);
    expect(parseBuildxVersion(textOf(host, 'buildx-missing-version.txt'))).toBeNull();
    expect(parseBuildxVersion(textOf(host, 'buildx-broken-version.txt'))).toBeNull();
  });
});
