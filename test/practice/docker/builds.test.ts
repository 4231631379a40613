import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../../../src/docker/progress/plain-reader.ts';
import { createProgressReader, type ProgressEvent } from '../../../src/docker/progress.ts';
import { createReplay } from '../../../src/docker/replay.ts';
import type { World } from '../../../src/practice/world.ts';
import { buildEvents, type Host, hosts, textOf } from '../../docker/hosts/recorded-host.ts';
import { eventsOf } from '../../docker/recorded.ts';
import { docker, type Options, type Said } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';
import { lastWords } from './last-words.ts';

const three = '--platform linux/amd64,linux/arm64,linux/riscv64';

async function prepared(host: Host): Promise<World> {
  const world = labWorld(host);
  await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64,arm,riscv64');
  await docker(world, 'buildx create --name mybuilder --driver-opt network=host --bootstrap');
  await docker(world, 'buildx create --name alone --bootstrap');
  return world;
}

const build = (world: World, args: string, options?: Options): Promise<Said> =>
  docker(world, `buildx build --builder mybuilder ${args}`, options);

/** What the program's own readers make of a build, without its times and how many messages there were. */
function read(events: readonly ProgressEvent[]) {
  const replay = createReplay();
  for (const event of events) replay.take(event);
  const report = replay.report();
  return (
    report && {
      ...{ outcome: report.outcome, culprit: report.culprit, warnings: report.warnings },
      lanes: report.lanes.map(({ platform, state, kind, steps }) => ({
        platform,
        state,
        kind,
        steps,
      })),
    }
  );
}

const rawjson = ({ stderr }: Said) => read(eventsOf([Buffer.from(stderr)], createProgressReader()));
const plain = ({ stderr }: Said) =>
  read(
    eventsOf(
      [Buffer.from(stderr)],
      createPlainReader(() => 1_000_000),
    ),
  );
const recorded = (host: Host, file: string) => read(buildEvents(host, file));

describe.each(hosts)('a build on a practice machine of %s', (host) => {
  it('is read as the recorded one: fresh, from the cache, and for one platform', async () => {
    const world = await prepared(host);
    const push = `${three} --progress=rawjson --push -t localhost:5000/app:1 .`;
    expect(rawjson(await build(world, push))).toEqual(
      recorded(host, 'build-three-platforms.rawjson'),
    );
    expect(rawjson(await build(world, push))).toEqual(
      recorded(host, 'build-three-platforms-cached.rawjson'),
    );
    const one = '--platform linux/arm64 --progress=rawjson --push -t localhost:5000/one:1 .';
    const own = rawjson(await build(world, one));
    const real = recorded(host, 'build-one-platform.rawjson');
    expect(own?.lanes.map(({ platform, state, kind }) => [platform, state, kind])).toEqual(
      real?.lanes.map(({ platform, state, kind }) => [platform, state, kind]),
    );
  });

  it('is read as the recorded one where it crosses from one platform to the others', async () => {
    const world = await prepared(host);
    const said = await build(
      world,
      `${three} --progress=rawjson -f cross.Dockerfile --push -t localhost:5000/cross:1 .`,
    );
    const own = rawjson(said);
    const real = recorded(host, 'build-cross.rawjson');
    expect(own?.lanes.map(({ platform, kind, steps }) => [platform, kind, steps.total])).toEqual(
      real?.lanes.map(({ platform, kind, steps }) => [platform, kind, steps.total]),
    );
  });

  it('fails as the recorded ones do, with the same culprit', async () => {
    const world = await prepared(host);
    const failing = await build(world, `${three} --progress=rawjson -f failing.Dockerfile .`);
    expect(failing.exitCode).toBe(1);
    expect(rawjson(failing)?.culprit).toEqual(
      recorded(host, 'build-failing-arm64.rawjson')?.culprit,
    );
    const gap = await build(world, `${three} --progress=rawjson -f gap.Dockerfile .`);
    expect(rawjson(gap)?.culprit).toEqual(
      recorded(host, 'build-platform-not-in-base.rawjson')?.culprit,
    );
    expect(lastWords(gap.stderr)).toEqual(
      lastWords(textOf(host, 'build-platform-not-in-base.rawjson')),
    );
  });

  it('ends as the recorded one where it is interrupted', async () => {
    const said = await build(
      await prepared(host),
      `${three} --progress=rawjson -f slow.Dockerfile .`,
      {
        interruptAfter: 6_000,
      },
    );
    const own = rawjson(said);
    const real = recorded(host, 'build-interrupted.rawjson');
    expect(said.exitCode).toBe(1);
    expect([own?.outcome, own?.culprit]).toEqual([real?.outcome, real?.culprit]);
    expect(own?.lanes.map(({ state }) => state)).toEqual(real?.lanes.map(({ state }) => state));
    expect(lastWords(said.stderr)).toEqual(lastWords(textOf(host, 'build-interrupted.rawjson')));
  });

  it('tells the same in plain text', async () => {
    const world = await prepared(host);
    const said = await build(world, `${three} --progress=plain --push -t localhost:5000/app:1 .`);
    expect(plain(said)?.lanes).toEqual(recorded(host, 'build-three-platforms.plain')?.lanes);
    const failing = await build(
      world,
      `${three} --progress=plain --no-cache -f failing.Dockerfile .`,
    );
    expect(plain(failing)?.culprit).toEqual(recorded(host, 'build-failing-arm64.plain')?.culprit);
    expect(lastWords(failing.stderr)).toEqual(lastWords(textOf(host, 'build-failing-arm64.plain')));
  });

  it('refuses byte for byte what the docker driver can’t do, and a wrong reference', async () => {
    const world = labWorld(host);
    const says = async (args: string, file: string) =>
      expect(await docker(world, `buildx build --progress=plain ${args}`)).toMatchObject({
        ...{ both: textOf(host, file), exitCode: 1 },
      });
    await says(`${three} .`, 'docker-driver-many-platforms.txt');
    await says('--output type=oci,dest=/tmp/image.tar .', 'docker-driver-oci.txt');
    await says(
      '-f scratch.Dockerfile -t localhost:5000/Upper:1 --push .',
      'registry-push-wrong-reference.txt',
    );
  });

  it('shows in the default builder how a foreign program does not start', async () => {
    const world = labWorld(host);
    const none = await docker(world, 'buildx build --progress=plain --platform linux/arm64 .');
    expect(lastWords(none.both)).toEqual(lastWords(textOf(host, 'build-no-handler.plain')));
    await docker(world, 'run --rm --privileged multiarch/qemu-user-static --reset');
    const withoutF = await docker(world, 'buildx build --progress=plain --platform linux/arm64 .');
    expect(lastWords(withoutF.both)).toEqual(
      lastWords(textOf(host, 'build-handler-without-F.plain')),
    );
  });
});
