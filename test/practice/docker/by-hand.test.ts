import { describe, expect, it } from 'vitest';
import { parseLocalManifest } from '../../../src/docker/local-manifests.ts';
import { digestOf, parseManifest } from '../../../src/docker/manifest-list.ts';
import { createWorld } from '../../../src/practice/create-world.ts';
import { machinePath } from '../../../src/practice/machine-path.ts';
import { readMachine } from '../../../src/practice/read-machine.ts';
import type { World } from '../../../src/practice/world.ts';
import { docker as run } from './docker-run.ts';
import { labWorld, machineOf } from './lab-machines.ts';

const list = 'ghcr.io/ada/hello:1';
const folder = '/home/ada/.docker/manifests/ghcr.io_ada_hello-1';

/** The machine as it ships, before Ada. */
async function byHand(): Promise<World> {
  const { machine } = await readMachine(machinePath('manifest-by-hand'));
  if (machine === null) throw new Error('no machine');
  return createWorld(machine);
}

const docker = (world: World, line: string) =>
  run(world, line, { env: { HOME: world.person.home } });

const raw = async (world: World, name: string) =>
  (await docker(world, `buildx imagetools inspect --raw ${name}`)).stdout;

/** Platform and digest of each image of a list in the registry. */
async function rowsOf(world: World, name: string) {
  const parsed = parseManifest(await raw(world, name));
  if (parsed?.kind !== 'list') throw new Error('no list');
  return parsed.manifests.map(({ platform, digest }) => [platform, digest]);
}

describe('the machine of a list by hand', () => {
  it('has a list left over from before, whose first image was pushed anew since', async () => {
    const world = await byHand();
    const kept = ['amd64', 'arm64'].map((architecture) =>
      parseLocalManifest(
        String(world.files.get(`${folder}/ghcr.io_ada_hello-${architecture}`)?.text),
      ),
    );
    const now = await Promise.all(
      ['amd64', 'arm64'].map(async (architecture) =>
        digestOf(await raw(world, `ghcr.io/ada/hello:${architecture}`)),
      ),
    );
    expect(kept[0]?.digest).not.toBe(now[0]);
    expect(kept[1]?.digest).toBe(now[1]);
  });

  it('pushes the old digest with --amend, and the new one once the old list is removed', async () => {
    const world = await byHand();
    const sources = 'ghcr.io/ada/hello:amd64 ghcr.io/ada/hello:arm64';
    const old = parseLocalManifest(
      String(world.files.get(`${folder}/ghcr.io_ada_hello-amd64`)?.text),
    );
    const now = digestOf(await raw(world, 'ghcr.io/ada/hello:amd64'));
    expect(await docker(world, `manifest create ${list} ${sources}`)).toMatchObject({
      ...{ exitCode: 1, both: expect.stringContaining('no --amend flag') },
    });
    expect(await docker(world, `manifest create --amend ${list} ${sources}`)).toMatchObject({
      ...{ exitCode: 0, both: `Created manifest list ${list}\n` },
    });
    await docker(world, `manifest push ${list}`);
    expect(await rowsOf(world, list)).toContainEqual(['linux/amd64', old?.digest]);
    await docker(world, `manifest rm ${list}`);
    await docker(world, `manifest create ${list} ${sources}`);
    const pushed = await docker(world, `manifest push --purge ${list}`);
    expect(pushed.both.trim()).toBe(digestOf(await raw(world, list)));
    expect(await rowsOf(world, list)).toContainEqual(['linux/amd64', now]);
    expect([...world.files.keys()].filter((path) => path.startsWith(folder))).toEqual([]);
  });

  it('has an image whose config is for another platform than its tag says, until it is annotated', async () => {
    const world = await byHand();
    const image = 'ghcr.io/ada/hello:riscv64';
    const said = await docker(world, `manifest inspect --verbose ${image}`);
    expect(parseLocalManifest(said.stdout)?.platform).toMatchObject({ architecture: 'amd64' });
    const other = 'ghcr.io/ada/hello:2';
    await docker(world, `manifest create ${other} ghcr.io/ada/hello:amd64 ${image}`);
    await docker(world, `manifest annotate --os linux --arch riscv64 ${other} ${image}`);
    await docker(world, `manifest push --purge ${other}`);
    expect((await rowsOf(world, other)).map(([platform]) => platform)).toEqual([
      'linux/amd64',
      'linux/riscv64',
    ]);
  });

  it('takes lists by imagetools, with what is in them, and is pulled by platform then', async () => {
    const world = await byHand();
    const line = `buildx imagetools create -t ${list} ghcr.io/ada/hello:amd64 ghcr.io/ada/hello:arm64`;
    expect((await docker(world, line)).exitCode).toBe(0);
    const ran = await docker(world, `run --rm --platform linux/arm64 ${list} uname -m`);
    expect(ran.stdout).toBe('aarch64\n');
  });

  it('refuses who is not logged in, as ghcr.io does', async () => {
    const world = await byHand();
    await docker(world, 'logout ghcr.io');
    const create = `manifest create ghcr.io/ada/hello:3 ghcr.io/ada/hello:arm64`;
    expect(await docker(world, create)).toMatchObject({
      ...{ exitCode: 1, both: 'no such manifest: ghcr.io/ada/hello:arm64\n' },
    });
    const push = await docker(world, `manifest push ${list}`);
    expect(push.both).toContain('denied: requested access to the resource is denied');
    expect(world.registries.get('ghcr.io')?.has('ada/hello:1')).toBe(false);
  });
});

describe('images one by one', () => {
  it('are built for a platform, pushed, and put together', async () => {
    const world = labWorld('sid-docker-28.5-buildx-0.29');
    for (const architecture of ['amd64', 'arm64']) {
      const name = `localhost:5000/hand:${architecture}`;
      const build = `build --platform linux/${architecture} -f scratch.Dockerfile -t ${name} .`;
      expect(await run(world, build)).toMatchObject({ exitCode: 0 });
      const pushed = await run(world, `push ${name}`);
      expect(pushed.stdout).toMatch(/^[\s\S]*: Pushed\n\w+: digest: sha256:\w+ size: \d+\n$/);
      const inspect = `image inspect --format {{.Os}}/{{.Architecture}} ${name}`;
      expect((await run(world, inspect)).stdout).toBe(`linux/${architecture}\n`);
    }
    const sources = 'localhost:5000/hand:amd64 localhost:5000/hand:arm64';
    await run(world, `manifest create --insecure localhost:5000/hand:1 ${sources}`);
    await run(world, 'manifest push --insecure --purge localhost:5000/hand:1');
    expect((await rowsOf(world, 'localhost:5000/hand:1')).map(([platform]) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
  });

  it('are refused once buildx has attested them, and put together by imagetools', async () => {
    const world = labWorld('sid-docker-28.5-buildx-0.29');
    await run(world, 'buildx create --use --name mybuilder --driver-opt network=host --bootstrap');
    const image = 'localhost:5000/hand:attested';
    await run(world, `buildx build -f scratch.Dockerfile -t ${image} --push .`);
    expect(
      await run(world, `manifest create --insecure localhost:5000/hand:1 ${image}`),
    ).toMatchObject({ exitCode: 1, both: `${image} is a manifest list\n` });
    await run(world, `buildx imagetools create -t localhost:5000/hand:1 ${image}`);
    expect(await raw(world, 'localhost:5000/hand:1')).toBe(await raw(world, image));
  });

  it('belong to the experimental client before 20.10', async () => {
    const versions = { engine: '19.03.15', buildx: null, os: 'ubuntu' };
    const world = createWorld(machineOf(versions));
    const line = 'manifest create --insecure localhost:5000/hand:1 localhost:5000/hand:amd64';
    expect(await run(world, line)).toMatchObject({
      exitCode: 1,
      both: 'docker manifest create is only supported on a Docker cli with experimental cli features enabled\n',
    });
    const env = { DOCKER_CLI_EXPERIMENTAL: 'enabled' };
    expect((await run(world, line, { env })).both).toBe(
      'no such manifest: localhost:5000/hand:amd64\n',
    );
    // It has no `rm` either.
    const removed = await run(world, 'manifest rm localhost:5000/hand:1', { env });
    expect(removed.exitCode).toBe(1);
    expect(removed.both).toContain('Usage:\tdocker manifest COMMAND');
    expect(removed.both).not.toContain('Delete one or more');
  });
});
