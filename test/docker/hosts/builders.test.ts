import { describe, expect, test } from 'vitest';
import {
  currentBuilder,
  parseBuilderInspect,
  parseBuilders,
} from '../../../src/docker/builders.ts';
import { type Host, hosts, hostsWithContainerdStore, linesOf, textOf } from './recorded-host.ts';

const amd64 = ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3', 'linux/amd64/v4'];
const emulated = ['linux/riscv64', 'linux/ppc64le', 'linux/s390x', 'linux/mips64le'];
const more = ['linux/mips64', 'linux/loong64'];
const arm = ['linux/arm/v7', 'linux/arm/v6'];
/** Newer engines look for 32-bit arm in another way, and find it. */
const armOf = (host: Host) => (host.startsWith('sid') ? arm : []);
const containerPlatforms = (host: Host) => [
  ...amd64,
  'linux/arm64',
  ...emulated,
  ...more,
  ...armOf(host),
];

const enginePlatforms = {
  'bookworm-docker-20.10': [
    ...['linux/amd64', 'linux/386', 'linux/arm64', 'linux/riscv64', 'linux/ppc64le'],
    ...['linux/s390x', ...arm],
  ],
  'trixie-docker-26.1-buildx-0.13': [
    ...[...amd64, 'linux/386', 'linux/arm64', ...emulated, ...more],
    ...arm,
  ],
  'sid-docker-28.5-buildx-0.29': [...amd64, 'linux/386'],
} satisfies Record<Host, readonly string[]>;

const inspected = (host: Host, file: string) => parseBuilderInspect(textOf(host, file));

const socket = 'unix:///var/run/docker.sock';
const mine = {
  name: 'mybuilder0',
  endpoint: socket,
  error: null,
  claimed: [],
  hasMorePlatforms: false,
  driverOptions: { network: 'host' },
  flags: ['--allow-insecure-entitlement=network.host'],
  files: {},
};

describe.each(hosts)('the builders of %s, one by one', (host) => {
  test('the engine’s own builds what the engine says', () => {
    expect(inspected(host, 'buildx-inspect-default.txt')).toEqual({
      name: 'default',
      driver: 'docker',
      isCurrent: null,
      error: null,
      nodes: [
        {
          ...mine,
          name: 'default',
          endpoint: 'default',
          status: 'running',
          version: host.startsWith('bookworm') ? 'v0.8+unknown' : 'v0.0.0+unknown',
          platforms: enginePlatforms[host],
          driverOptions: {},
          flags: [],
        },
      ],
    });
  });

  test('a new one is known by its options before it was ever started', () => {
    expect(inspected(host, 'buildx-inspect-not-booted.txt')).toEqual({
      name: 'mybuilder',
      driver: 'docker-container',
      isCurrent: null,
      error: null,
      nodes: [{ ...mine, status: 'inactive', version: null, platforms: [] }],
    });
  });

  test('it tells its platforms when it is started, after the lines of the start, and later', () => {
    const started = inspected(host, 'buildx-inspect-bootstrap.txt');
    expect(started).toMatchObject({ name: 'mybuilder', driver: 'docker-container' });
    expect(started?.nodes).toEqual([
      {
        ...mine,
        status: 'running',
        version: 'v0.0.0+unknown',
        platforms: containerPlatforms(host),
      },
    ]);
    expect(inspected(host, 'buildx-inspect.txt')).toEqual(started);
  });

  test('a platform given at creation is a claim', () => {
    const [here] = inspected(host, 'buildx-inspect-two-nodes.txt')?.nodes ?? [];
    expect(here).toMatchObject({ name: 'here', status: 'running', claimed: ['linux/arm64'] });
    expect(here?.platforms).toEqual([
      'linux/arm64',
      ...containerPlatforms(host).filter((platform) => platform !== 'linux/arm64'),
    ]);
  });

  test('one with an image of its own says which, in whatever order its options come', () => {
    expect(inspected(host, 'buildx-inspect-with-emulators.txt')?.nodes).toMatchObject([
      {
        driverOptions: { network: 'host', image: 'moby/buildkit:with-emulators' },
        platforms: amd64,
      },
    ]);
  });

  test('one that does not exist is none', () => {
    expect(inspected(host, 'buildx-inspect-no-such.txt')).toBeNull();
  });
});

const listed = (host: Host, file: string) => parseBuilders(textOf(host, file));

describe.each(hosts)('the list of builders of %s', (host) => {
  // JSON tells the selected builder from buildx 0.24 on; bookworm has sid's buildx.
  const tells = !host.startsWith('trixie');

  test.each(['buildx-ls.txt', 'buildx-ls.jsonl'])(
    'at first holds only the engine’s: %s',
    (file) => {
      expect(listed(host, file)).toMatchObject([
        { name: 'default', driver: 'docker', error: null, nodes: [{ status: 'running' }] },
      ]);
    },
  );

  test('names every builder once, with its nodes, as JSON', () => {
    const builders = listed(host, 'buildx-ls-several.jsonl');
    expect(builders.map(({ name, driver, nodes }) => [name, driver, nodes.length])).toEqual([
      ['mybuilder', 'docker-container', 1],
      ['second', 'docker-container', 1],
      ['default', 'docker', 1],
    ]);
    expect(builders[0]?.nodes).toEqual(inspected(host, 'buildx-inspect.txt')?.nodes);
    expect(builders[2]?.nodes[0]?.platforms).toEqual(enginePlatforms[host]);
    expect(currentBuilder(builders)?.name ?? null).toBe(tells ? 'mybuilder' : null);
  });

  test('says the same as a table, but that newer tables count platforms instead', () => {
    const builders = listed(host, 'buildx-ls-several.txt');
    expect(builders.map(({ name, driver }) => [name, driver])).toEqual([
      ['mybuilder', 'docker-container'],
      ['second', 'docker-container'],
      ['default', 'docker'],
    ]);
    expect(currentBuilder(builders)?.name).toBe('mybuilder');
    const [node] = builders[0]?.nodes ?? [];
    expect(node).toMatchObject({ name: 'mybuilder0', endpoint: socket, status: 'running' });
    expect(node?.version).toBe('v0.0.0+unknown');
    expect(node?.hasMorePlatforms).toBe(tells);
    if (!tells) expect(node?.platforms).toEqual(containerPlatforms(host));
  });

  test.each(['txt', 'jsonl'])('has one that was not started yet as inactive: %s', (form) => {
    const [builder] = listed(host, `buildx-ls-not-booted.${form}`);
    expect(builder?.name).toBe('mybuilder');
    expect(builder?.nodes).toMatchObject([
      { name: 'mybuilder0', endpoint: socket, status: 'inactive', platforms: [], error: null },
    ]);
  });

  test.each(['buildx-ls-as-ordinary-user.txt', 'engine-stopped-buildx-ls.txt'])(
    'tells why the engine’s can’t be loaded, or has none where there is no buildx: %s',
    (file) => {
      const lines = linesOf(host, file);
      const empty = lines.indexOf('');
      const errors = lines.slice(empty + 1).join('\n');
      const builders = parseBuilders(lines.slice(0, Math.max(0, empty)).join('\n'), errors);
      if (host.startsWith('bookworm')) return expect(builders).toEqual([]);
      const why = file.startsWith('engine')
        ? /^Cannot connect to the Docker daemon/
        : /^permission/;
      expect(builders).toMatchObject([
        { name: 'default', isCurrent: true, error: expect.stringMatching(why), nodes: [] },
      ]);
    },
  );
});

test.each(hostsWithContainerdStore)(
  '%s: with containerd’s store the engine builds for all',
  (host) => {
    const builder = inspected(host, 'containerd-store-buildx-inspect-default.txt');
    expect(builder).toMatchObject({ name: 'default', driver: 'docker' });
    expect(builder?.nodes[0]?.platforms).toEqual(containerPlatforms(host));
    const builders = listed(host, 'containerd-store-buildx-ls.txt');
    expect(builders.map(({ name, nodes }) => [name, nodes[0]?.status])).toEqual([
      ...['alone', 'mybuilder', 'own', 'second'].map((name) => [name, 'inactive']),
      ['default', 'running'],
    ]);
  },
);
