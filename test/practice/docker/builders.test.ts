import { describe, expect, it } from 'vitest';
import { type Builder, parseBuilderInspect, parseBuilders } from '../../../src/docker/builders.ts';
import { type Host, hosts, textOf } from '../../docker/hosts/recorded-host.ts';
import { docker } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

/** What handlers the lab's hosts had when builders were asked. */
const registered = 'arm64,arm,riscv64,ppc64le,s390x,mips64le,mips64,loong64';

async function withHandlers(host: Host) {
  const world = labWorld(host);
  await docker(world, `run --privileged --rm tonistiigi/binfmt --install ${registered}`);
  return world;
}

/** Ids and labels are those of one run. */
const told = (builders: readonly (Builder | null)[]) => builders;

describe.each(hosts)('buildx on a practice machine of %s', (host) => {
  it('says its version byte for byte', async () => {
    expect((await docker(labWorld(host), 'buildx version')).both).toBe(
      textOf(host, 'buildx-version.txt'),
    );
  });

  it('makes, lists and starts a builder as the real one does', async () => {
    const world = await withHandlers(host);
    const created = await docker(world, 'buildx create --name mybuilder --driver-opt network=host');
    expect(created.both).toBe(textOf(host, 'buildx-create.txt'));
    const idle = await docker(world, 'buildx inspect mybuilder');
    expect(told([parseBuilderInspect(idle.both)])).toEqual(
      told([parseBuilderInspect(textOf(host, 'buildx-inspect-not-booted.txt'))]),
    );
    const booted = await docker(world, 'buildx inspect --bootstrap mybuilder');
    expect(parseBuilderInspect(booted.stdout)).toEqual(
      parseBuilderInspect(textOf(host, 'buildx-inspect.txt')),
    );
    expect(booted.stderr).toContain('#1 creating container buildx_buildkit_mybuilder0 ');
  });

  it('refuses a name that is taken or wrong, and one that is not there, byte for byte', async () => {
    const world = labWorld(host);
    await docker(world, 'buildx create --name mybuilder');
    const says = async (line: string, file: string) =>
      expect(await docker(world, line)).toMatchObject({ both: textOf(host, file), exitCode: 1 });
    await says('buildx create --name mybuilder', 'buildx-create-taken.txt');
    await says('buildx create --name my/builder', 'buildx-create-bad-name.txt');
    await says('buildx inspect nonesuch', 'buildx-inspect-no-such.txt');
  });

  it('lists builders as a table and as JSON, which say the same', async () => {
    const world = await withHandlers(host);
    await docker(
      world,
      'buildx create --use --name mybuilder --driver-opt network=host --bootstrap',
    );
    const table = parseBuilders((await docker(world, 'buildx ls')).stdout);
    const json = parseBuilders((await docker(world, 'buildx ls --format json')).stdout);
    const real = parseBuilders(textOf(host, 'buildx-ls-several.txt'));
    const realJson = parseBuilders(textOf(host, 'buildx-ls-several.jsonl'));
    const mine = (builders: readonly Builder[]) =>
      builders.find(({ name }) => name === 'mybuilder');
    expect(mine(table)).toEqual(mine(real));
    expect(mine(json)).toEqual(mine(realJson));
    expect(json.map(({ name, driver }) => [name, driver])).toEqual([
      ['mybuilder', 'docker-container'],
      ['default', 'docker'],
    ]);
  });

  it('lists the engine’s own builder where the engine does not answer', async () => {
    if (host.startsWith('bookworm')) return;
    const world = labWorld(host);
    world.engine.isRunning = false;
    expect((await docker(world, 'buildx ls')).both).toBe(
      textOf(host, 'engine-stopped-buildx-ls.txt'),
    );
    expect(
      (await docker(world, 'buildx build --progress=plain -f scratch.Dockerfile .')).both,
    ).toBe(textOf(host, 'engine-stopped-buildx-build.txt'));
  });
});

describe('a builder of a practice machine', () => {
  const host = 'sid-docker-28.5-buildx-0.29';

  it('is selected, stopped and removed', async () => {
    const world = labWorld(host);
    await docker(world, 'buildx create --use --name one --bootstrap');
    expect(world.selected).toBe('one');
    expect((await docker(world, 'buildx use default')).exitCode).toBe(0);
    expect(world.selected).toBe('default');
    await docker(world, 'buildx stop one');
    expect(
      parseBuilderInspect((await docker(world, 'buildx inspect one')).stdout)?.nodes[0],
    ).toMatchObject({ status: 'inactive' });
    const removed = await docker(world, 'buildx rm one two');
    expect(removed.both).toBe(
      'one removed\nfailed to remove two: no builder "two" found\nERROR: failed to remove one or more builders\n',
    );
    expect([...world.builders.keys()]).toEqual([]);
  });

  it('leaves its cache to the next one of its name, where it is told to', async () => {
    const world = labWorld(host);
    const cache = (keeps: string) => {
      world.docker.cache.set('one', new Map());
      return docker(world, `buildx rm ${keeps} one`).then(() => world.docker.cache.has('one'));
    };
    await docker(world, 'buildx create --name one --bootstrap');
    expect(await cache('--keep-state')).toBe(true);
    await docker(world, 'buildx create --name one --bootstrap');
    expect(await cache('--force')).toBe(false);
  });

  it('keeps the configuration that it was made with, and shows it', async () => {
    const config = '[registry."registry.lab:5000"]\n  http = true\n';
    const world = labWorld(host);
    world.files.set('/srv/app/buildkitd.toml', { text: config, mode: 0o644, uid: 0 });
    await docker(world, 'buildx create --name one --buildkitd-config buildkitd.toml');
    const { files } =
      parseBuilderInspect((await docker(world, 'buildx inspect one')).stdout)?.nodes[0] ?? {};
    expect(files).toEqual({ 'buildkitd.toml': config.trimEnd() });
    expect((await docker(world, 'buildx create --name two --config nowhere.toml')).both).toBe(
      'ERROR: open nowhere.toml: no such file or directory\n',
    );
  });
});
