import { describe, expect, it } from 'vitest';
import { parseBuilderInspect } from '../../../src/docker/builders.ts';
import { parseEngine } from '../../../src/docker/engine.ts';
import { createProgressReader } from '../../../src/docker/progress.ts';
import { createReplay } from '../../../src/docker/replay.ts';
import {
  buildEvents,
  type Host,
  hostsWithContainerdStore,
  printedIn,
  textOf,
} from '../../docker/hosts/recorded-host.ts';
import { eventsOf } from '../../docker/recorded.ts';
import { docker } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

const asJson = "--format '{{json .}}'";

async function prepared(host: Host) {
  const world = labWorld(host);
  Object.assign(world.machine.engine ?? {}, { containerdStore: true });
  await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64,riscv64');
  return world;
}

const lanesIn = (events: Parameters<typeof buildEvents> | string) => {
  const replay = createReplay();
  const all =
    typeof events === 'string'
      ? eventsOf([Buffer.from(events)], createProgressReader())
      : buildEvents(...events);
  for (const event of all) replay.take(event);
  const report = replay.report();
  return report?.lanes.map(({ platform, state, steps }) => [platform, state, steps.total]);
};

describe.each(hostsWithContainerdStore)('containerd’s image store on a machine of %s', (host) => {
  it('is told as the real one tells it', async () => {
    const world = await prepared(host);
    const info = await docker(world, `info ${asJson}`);
    const version = printedIn(host, 'docker-version.json');
    const { server } = parseEngine(version, info);
    const real = parseEngine(version, printedIn(host, 'containerd-store-docker-info.json')).server;
    expect({ ...server, operatingSystem: null }).toEqual({ ...real, operatingSystem: null });
    expect(server?.imageStore).toBe('containerd');
  });

  it('lets the engine’s own builder build for several platforms, and write an archive', async () => {
    const world = await prepared(host);
    const own = parseBuilderInspect((await docker(world, 'buildx inspect default')).stdout);
    const real = parseBuilderInspect(textOf(host, 'containerd-store-buildx-inspect-default.txt'));
    expect([own?.driver, own?.nodes[0]?.status]).toEqual([real?.driver, real?.nodes[0]?.status]);
    const said = await docker(
      world,
      'buildx build --builder default --progress=rawjson --platform linux/amd64,linux/arm64,linux/riscv64 --output type=oci,dest=/tmp/image.tar .',
    );
    expect(said.exitCode).toBe(0);
    expect(lanesIn(said.stderr)).toEqual(lanesIn([host, 'containerd-store-build.rawjson']));
    expect(world.files.has('/tmp/image.tar')).toBe(true);
  });
});
