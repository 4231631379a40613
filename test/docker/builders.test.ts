import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Builder,
  type BuilderNode,
  currentBuilder,
  parseBuilderInspect,
  parseBuilders,
  validateBuilderName,
} from '../../src/docker/builders.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`recordings/${name}`, import.meta.url), 'utf8');

const named = (builders: readonly Builder[], name: string) =>
  builders.find((builder) => builder.name === name);

/** Recordings of a real engine with four builders, the same ones in both versions. */
const node: BuilderNode = {
  name: 'mybuilder0',
  endpoint: 'unix:///var/run/docker.sock',
  status: 'inactive',
  error: null,
  platforms: ['linux/arm64', 'linux/arm/v7'],
  claimed: ['linux/arm64', 'linux/arm/v7'],
  hasMorePlatforms: false,
  version: null,
  driverOptions: { image: 'moby/buildkit:nope', network: 'host' },
  flags: ['--debug', '--allow-insecure-entitlement=network.host'],
  files: {},
};
const config = 'debug = true\n\n[registry]\n\n  [registry."192.168.1.5:5000"]\n    http = true\n';

describe('buildx 0.29.1 with Podman 5.8.6', () => {
  test.each(['jsonl', 'txt'])('has one builder, which is a container: %s', (form) => {
    const builders = parseBuilders(recorded(`ls-buildx-0.29.1-podman-5.8.6.${form}`));
    expect(builders).toMatchObject([
      {
        ...{ name: 'default', driver: 'docker-container', isCurrent: true },
        nodes: [{ name: 'default', endpoint: 'default', status: 'inactive', platforms: [] }],
      },
    ]);
  });

  test('is none where podman itself is asked', () => {
    expect(parseBuilders('', recorded('ls-podman-5.4.2.err'))).toEqual([]);
  });
});

describe.each(['0.13.1', '0.29.1'])('buildx %s', (version) => {
  const lines = parseBuilders(recorded(`ls-buildx-${version}.jsonl`));
  const table = parseBuilders(recorded(`ls-buildx-${version}.txt`));
  const inspect = (name: string) =>
    parseBuilderInspect(recorded(`inspect-buildx-${version}-${name}.txt`));

  test('lists each builder once', () => {
    const names = ['away', 'mybuilder', 'withfile', 'default'];
    expect(lines.map(({ name }) => name)).toEqual(names);
    expect(table.map(({ name }) => name)).toEqual(names);
  });

  test('tells how a builder was made', () => {
    // JSON has no mark for platforms that a person gave.
    expect(named(lines, 'mybuilder')?.nodes).toEqual([{ ...node, claimed: [] }]);
    expect(inspect('mybuilder')?.nodes).toEqual([node]);
    expect(named(lines, 'mybuilder')?.driver).toBe('docker-container');
  });

  test('says in the table what a person sees', () => {
    expect(named(table, 'mybuilder')?.nodes).toEqual([{ ...node, driverOptions: {}, flags: [] }]);
    expect(named(table, 'away')).toEqual({
      name: 'away',
      driver: 'remote',
      isCurrent: false,
      error: null,
      nodes: [
        {
          ...node,
          name: 'away0',
          endpoint: 'tcp://127.0.0.1:1',
          platforms: [],
          claimed: [],
          driverOptions: {},
          flags: [],
        },
      ],
    });
    expect(currentBuilder(table)?.name).toBe('withfile');
  });

  test('keeps the file a builder was made with', () => {
    expect(named(lines, 'withfile')?.nodes[0]?.files).toEqual({ 'buildkitd.toml': config });
  });

  test('knows what the default builder builds for', () => {
    const { nodes } = inspect('default') ?? { nodes: [] };
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      name: 'default',
      endpoint: 'default',
      status: 'running',
      version: 'v0.0.0+unknown',
      platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3', 'linux/amd64/v4', 'linux/386'],
      claimed: [],
    });
    expect(named(lines, 'default')?.nodes[0]?.platforms).toEqual(nodes[0]?.platforms);
  });
});

test('the table of 0.29 counts platforms that it does not name', () => {
  const [whole] = named(parseBuilders(recorded('ls-buildx-0.13.1.txt')), 'default')?.nodes ?? [];
  const [cut] = named(parseBuilders(recorded('ls-buildx-0.29.1.txt')), 'default')?.nodes ?? [];
  expect(whole).toMatchObject({ hasMorePlatforms: false });
  expect(whole?.platforms).toHaveLength(5);
  expect(cut).toMatchObject({
    hasMorePlatforms: true,
    status: 'running',
    version: 'v0.0.0+unknown',
    platforms: ['linux/amd64', 'linux/386'],
  });
});

test('a builder was made with a file, and buildx 0.29 prints it', () => {
  const builder = parseBuilderInspect(recorded('inspect-buildx-0.29.1-withfile.txt'));
  expect(builder?.nodes[0]?.files).toEqual({ 'buildkitd.toml': config });
  expect(builder?.nodes[0]?.driverOptions).toEqual({ 'env.http_proxy': 'http://p:3128' });
});

test('only the newer JSON says which builder is selected', () => {
  expect(currentBuilder(parseBuilders(recorded('ls-buildx-0.13.1.jsonl')))).toBeNull();
  expect(currentBuilder(parseBuilders(recorded('ls-buildx-0.29.1.jsonl')))?.name).toBe('withfile');
});

describe('an engine that is down', () => {
  const error =
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
  const builder = { name: 'default', driver: '', isCurrent: true, nodes: [], error };

  test('is an error of its builder, though buildx exits with 0', () => {
    expect(named(parseBuilders(recorded('ls-buildx-0.29.1-engine-down.jsonl')), 'default')).toEqual(
      builder,
    );
    const table = recorded('ls-buildx-0.29.1-engine-down.txt');
    const errors = recorded('ls-buildx-0.29.1-engine-down.err');
    expect(named(parseBuilders(table, errors), 'default')).toEqual(builder);
    expect(named(parseBuilders(table), 'default')?.error).toBe('error');
  });
});

// Written after the Go sources, docker/buildx commands/ls.go and commands/inspect.go at these tags.
describe('older versions', () => {
  test('0.3 put errors in the status column, and had no versions', () => {
    const builders = parseBuilders(
      [
        'NAME/NODE    DRIVER/ENDPOINT             STATUS   PLATFORMS',
        'mybuilder *  docker-container                     ',
        '  mybuilder0 unix:///var/run/docker.sock running  linux/amd64, linux/arm64, linux/arm/v7',
        '  mybuilder1 ssh://me@arm                inactive linux/arm64',
        '  mybuilder2 tcp://10.0.0.1:2375         Cannot connect to the Docker daemon at tcp://10.0.0.1:2375. Is the docker daemon running?',
        'gone         docker-container            could not find context',
        'default      docker                               ',
        '  default    default                     running  linux/amd64, linux/386',
        '',
      ].join('\n'),
    );
    expect(builders.map(({ name, isCurrent }) => [name, isCurrent])).toEqual([
      ['mybuilder', true],
      ['gone', false],
      ['default', false],
    ]);
    expect(builders[0]?.nodes.map(({ status, error }) => status ?? error)).toEqual([
      'running',
      'inactive',
      'Cannot connect to the Docker daemon at tcp://10.0.0.1:2375. Is the docker daemon running?',
    ]);
    expect(builders[0]?.nodes[0]).toMatchObject({
      platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
      version: null,
    });
    expect(builders[1]?.error).toBe('could not find context');
  });

  test('0.12 had versions, and told errors below the table', () => {
    const builders = parseBuilders(
      [
        'NAME/NODE    DRIVER/ENDPOINT             STATUS   BUILDKIT             PLATFORMS',
        'mybuilder *  docker-container                                          ',
        '  mybuilder0 unix:///var/run/docker.sock running  v0.12.3              linux/amd64*, linux/arm64*, linux/386',
        '  mybuilder1 desktop-linux               error                         ',
        'farm         docker-container            error                         ',
        'default      docker                                                    ',
        '  default    default                     running  v0.11.6+0a15675913b7 linux/amd64, linux/386',
        '',
      ].join('\n'),
      [
        '',
        'Failed to get status for mybuilder * (mybuilder1): context "desktop-linux": not found',
        'Cannot load builder farm: no such host',
      ].join('\n'),
    );
    expect(currentBuilder(builders)?.nodes).toMatchObject([
      {
        version: 'v0.12.3',
        platforms: ['linux/amd64', 'linux/arm64', 'linux/386'],
        claimed: ['linux/amd64', 'linux/arm64'],
      },
      { status: 'error', error: 'context "desktop-linux": not found' },
    ]);
    expect(named(builders, 'farm')?.error).toBe('no such host');
    expect(named(builders, 'default')?.nodes[0]?.version).toBe('v0.11.6+0a15675913b7');
  });

  test('0.12 had other names in inspect; a node in error has its reason', () => {
    const builder = parseBuilderInspect(
      [
        'Name:          mybuilder',
        'Driver:        docker-container',
        'Last Activity: 2023-11-24 02:36:03 +0000 UTC',
        '',
        'Nodes:',
        'Name:           mybuilder0',
        'Endpoint:       unix:///var/run/docker.sock',
        'Driver Options: network="host" env.no_proxy="a,\\"b\\" c"',
        'Status:         running',
        'Flags:          --debug --oci-worker-gc',
        'Buildkit:       v0.12.3',
        'Platforms:      linux/amd64*, linux/amd64/v2, linux/arm/v7',
        'Labels:',
        ' org.mobyproject.buildkit.worker.executor:   oci',
        ' org.mobyproject.buildkit.worker.hostname:   1d2c',
        'GC Policy rule#0:',
        ' All:           true',
        '',
        'Name:     mybuilder1',
        'Endpoint: tcp://10.0.0.1:2375',
        'Error:    Cannot connect to the Docker daemon at tcp://10.0.0.1:2375.',
        '',
      ].join('\n'),
    );
    expect(builder).toMatchObject({ name: 'mybuilder', driver: 'docker-container', error: null });
    expect(builder?.nodes).toMatchObject([
      {
        driverOptions: { network: 'host', 'env.no_proxy': 'a,"b" c' },
        flags: ['--debug', '--oci-worker-gc'],
        version: 'v0.12.3',
        platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/arm/v7'],
        claimed: ['linux/amd64'],
      },
      { status: 'error', error: 'Cannot connect to the Docker daemon at tcp://10.0.0.1:2375.' },
    ]);
  });

  test('a builder that could not be loaded has no nodes', () => {
    const output = 'Name:   mybuilder\nDriver: docker-container\nError:  context not found\n';
    expect(parseBuilderInspect(output)).toMatchObject({ nodes: [], error: 'context not found' });
    expect(parseBuilderInspect('ERROR: no builder "nope" found')).toBeNull();
  });
});

describe("a new builder's name", () => {
  const taken = { builders: ['mybuilder'], contexts: ['desktop-linux'] };
  test.each([
    ['', 'empty', 0],
    ['1bad', 'bad-start', 0],
    ['my builder', 'bad-character', 2],
    ['bäd', 'bad-character', 1],
    ['Default', 'reserved', 0],
    ['MyBuilder', 'taken-by-builder', 0],
    ['desktop-linux', 'taken-by-context', 0],
  ])('%j is refused', (name, code, at) => {
    expect(validateBuilderName(name, taken)).toEqual({ ok: false, code, at });
  });

  test('is written in lower case, as buildx does', () => {
    expect(validateBuilderName('My.Builder_2-a', taken)).toEqual({
      ok: true,
      name: 'my.builder_2-a',
    });
  });
});

test('any output lists builders or none', () => {
  const cell = fc.constantFrom('a', ' \\_ a', '  a', '*', 'running', 'linux/amd64 (+1)', '\t', '');
  const rows = fc.array(fc.array(cell).map((cells) => cells.join('  ')));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        rows.map((all) => all.join('\n')),
      ),
      fc.json(),
      (text, json) => {
        parseBuilders(text, text);
        parseBuilders(`NAME/NODE DRIVER/ENDPOINT STATUS BUILDKIT PLATFORMS\n${text}`, text);
        parseBuilders(`{"Name":"a","Nodes":[${json}],"Current":${json}}\n${json}`);
        parseBuilderInspect(text);
        parseBuilderInspect(
          `Name: a\nName: b\nDriver Options: a="\\x00" ${text}\nFile#a:\n > ${text}`,
        );
        validateBuilderName(text);
      },
    ),
  );
});
