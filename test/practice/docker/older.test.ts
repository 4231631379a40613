import { describe, expect, it } from 'vitest';
import { parseBuilderInspect, parseBuilders } from '../../../src/docker/builders.ts';
import { parseContexts } from '../../../src/docker/contexts.ts';
import { parseEngine, pluginState } from '../../../src/docker/engine.ts';
import { createPlainReader } from '../../../src/docker/progress/plain-reader.ts';
import { createReplay } from '../../../src/docker/replay.ts';
import { parseBuildxVersion } from '../../../src/docker/version.ts';
import { createWorld } from '../../../src/practice/create-world.ts';
import type { Machine } from '../../../src/practice/machine.ts';
import type { World } from '../../../src/practice/world.ts';
import { match } from '../../../src/troubleshooting/match.ts';
import { docker } from './docker-run.ts';
import { machineOf } from './lab-machines.ts';

/** The known failures that a text holds. */
const idsIn = (text: string) => match(text.split('\n')).map(({ failure }) => failure.id);

const asJson = "--format '{{json .}}'";
const enabled = { env: { DOCKER_CLI_EXPERIMENTAL: 'enabled' } };

const machine = (engine: string, buildx: string, change?: Partial<Machine>): World =>
  createWorld(machineOf({ engine, buildx, os: 'ubuntu' }, change));

async function engineOf(world: World, options = {}) {
  const version = await docker(world, `version ${asJson}`, options);
  return parseEngine(version, await docker(world, `info ${asJson}`, options));
}

describe('Docker 19.03 with the tech preview of buildx', () => {
  const article = () => machine('19.03.15', 'v0.3.1-tp-docker');

  it('hides the plugin until the client is experimental', async () => {
    const world = article();
    const { client } = await engineOf(world);
    expect(client && pluginState(client, 'buildx').plugin?.error).toBe(
      'plugin candidate "buildx": requires experimental CLI',
    );
    expect((await docker(world, 'buildx version')).both).toBe(
      "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n",
    );
    const shown = (await docker(world, 'buildx version', enabled)).stdout;
    expect(parseBuildxVersion(shown)).toEqual([0, 3, 1]);
    world.files.set('/root/.docker/config.json', {
      ...{ text: '{"experimental":"enabled"}', mode: 0o600, uid: 0 },
    });
    expect((await docker(world, 'buildx version')).exitCode).toBe(0);
  });

  it('does nothing at all where `experimental` is no word that it knows', async () => {
    const world = article();
    const file = { text: '{"experimental":true}', mode: 0o600, uid: 0 };
    world.files.set('/root/.docker/config.json', file);
    expect(await docker(world, 'ps')).toMatchObject({
      both: 'Experimental field: "true" is not valid, should be either enabled or disabled\n',
      exitCode: 1,
    });
  });

  it('knows no JSON list of builders, and prints the table of that time', async () => {
    const world = article();
    const json = await docker(world, 'buildx ls --format json', enabled);
    expect(json.exitCode).toBe(125);
    expect(json.stderr).toBe("unknown flag: --format\nSee 'docker buildx ls --help'.\n");
    await docker(world, 'buildx create --use --name mybuilder', enabled);
    await docker(world, 'buildx inspect --bootstrap', enabled);
    const builders = parseBuilders((await docker(world, 'buildx ls', enabled)).stdout);
    expect(builders).toMatchObject([
      { name: 'mybuilder', driver: 'docker-container', isCurrent: true },
      { name: 'default', driver: 'docker', nodes: [{ status: 'running' }] },
    ]);
    const inspected = parseBuilderInspect((await docker(world, 'buildx inspect', enabled)).stdout);
    expect(inspected?.nodes[0]).toMatchObject({ status: 'running', version: null, flags: [] });
    expect(inspected?.nodes[0]?.platforms).toContain('linux/amd64');
    expect((await docker(world, 'buildx create --name mybuilder', enabled)).stderr).toBe(
      'existing instance for mybuilder but no append mode, specify --node to make changes for existing instances\n',
    );
  });

  it('refuses to push from the docker driver, and to build for several platforms', async () => {
    const world = article();
    const two = '--platform linux/amd64,linux/arm64';
    const push = await docker(world, `buildx build ${two} --push -t ada/app .`, enabled);
    expect(push.both).toBe('auto-push is currently not implemented for docker driver\n');
    const several = await docker(world, `buildx build ${two} .`, enabled);
    expect(several.both).toBe(
      'multiple platforms feature is currently not supported for docker driver. Please switch to a different driver (eg. "docker buildx create --use")\n',
    );
    expect(idsIn(push.both)).toContain('docker-driver-auto-push');
    expect(idsIn(several.both)).toContain('docker-driver-multi-platform');
  });

  it('knows no --builder, and no build without an exporter', async () => {
    const world = article();
    for (const line of ['build --builder default .', 'imagetools inspect --builder default a']) {
      const verb = line.split(' --')[0];
      expect(await docker(world, `buildx ${line}`, enabled)).toMatchObject({
        stderr: `unknown flag: --builder\nSee 'docker buildx ${verb} --help'.\n`,
        exitCode: 125,
      });
    }
    const said = await docker(world, 'buildx build --output type=cacheonly .', enabled);
    expect(said.both).toContain('exporter "cacheonly" could not be found');
  });

  it('says of a platform without a handler what BuildKit said before v0.8', async () => {
    const world = article();
    const said = await docker(world, 'buildx build --platform linux/arm64 .', enabled);
    expect(said.stderr).toContain(
      'failed to solve: rpc error: code = Unknown desc = failed to load LLB: runtime execution on platform linux/arm64 not supported\n',
    );
  });

  it('builds with a builder of its own, in plain text, and pushes lists of Docker’s own kind', async () => {
    const world = article();
    await docker(
      world,
      'run --rm --privileged docker/binfmt:66f9012c56a8316f9244ffd7622d7c21c1f6f28d',
    );
    await docker(world, 'buildx create --use --name mybuilder --driver-opt network=host', enabled);
    const line = 'buildx build --platform linux/amd64,linux/arm64 --push -t localhost:5000/app:1 .';
    const said = await docker(world, line, { env: { ...enabled.env, BUILDKIT_PROGRESS: 'plain' } });
    expect(said.exitCode).toBe(0);
    const replay = createReplay();
    const reader = createPlainReader(() => 1_000_000);
    for (const event of [...reader.push(said.stderr), ...reader.end()]) replay.take(event);
    expect(replay.report()).toMatchObject({
      outcome: 'succeeded',
      lanes: [
        { platform: 'linux/amd64', state: 'done' },
        { platform: 'linux/arm64', state: 'done' },
      ],
    });
    const raw = await docker(
      world,
      'buildx imagetools inspect --raw localhost:5000/app:1',
      enabled,
    );
    expect(JSON.parse(raw.stdout)).toMatchObject({
      mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
      manifests: [{ platform: { architecture: 'amd64' } }, { platform: { architecture: 'arm64' } }],
    });
    const shown = await docker(world, 'manifest inspect localhost:5000/app:1');
    expect(shown.both).toBe(
      'docker manifest inspect is only supported on a Docker cli with experimental cli features enabled\n',
    );
  });
});

describe('Docker Desktop on Apple silicon', () => {
  const desktop = () =>
    machine('28.5.1', 'v0.29.1-desktop.1', {
      system: {
        platform: 'darwin',
        os: { id: 'macos', version: '15.5', name: 'macOS 15.5' },
        ...{ architecture: 'arm64', kernel: '24.5.0', user: 'ada', uid: 501, groups: [] },
      },
      engine: {
        ...{ version: '28.5.1', product: 'desktop', kernel: '6.10.14-linuxkit' },
        ...{ architecture: 'arm64', containerdStore: true },
      },
    });

  it('tells of itself, its virtual machine and its image store', async () => {
    const { server } = await engineOf(desktop());
    expect(server).toMatchObject({
      ...{ desktop: { version: '4.50.0' }, kernel: '6.10.14-linuxkit', machine: 'aarch64' },
      ...{ platform: 'linux/arm64', imageStore: 'containerd' },
    });
  });

  it('has a context and a builder of its own', async () => {
    const world = desktop();
    const contexts = parseContexts((await docker(world, `context ls ${asJson}`)).stdout);
    expect(contexts).toMatchObject([
      { name: 'default', isCurrent: false },
      { name: 'desktop-linux', isCurrent: true },
    ]);
    const builders = parseBuilders((await docker(world, 'buildx ls --format json')).stdout);
    expect(builders).toMatchObject([
      { name: 'default', driver: 'docker', isCurrent: false },
      { name: 'desktop-linux', driver: 'docker', isCurrent: true },
    ]);
  });

  it('pushes for several platforms from its own builder', async () => {
    const world = desktop();
    await docker(world, 'run --rm --privileged tonistiigi/binfmt --install amd64');
    const line =
      'buildx build --platform linux/amd64,linux/arm64 --push -t localhost:5000/app:1 --progress plain .';
    expect((await docker(world, line)).exitCode).toBe(0);
    expect(world.registries.get('localhost:5000')?.get('app:1')?.platforms).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
  });
});

describe('an engine from Docker’s own packages', () => {
  it('has builders that carry emulators, so that a build needs no handler', async () => {
    const world = machine('28.5.1', 'v0.29.1');
    await docker(world, 'buildx create --use --name own --driver-opt network=host --bootstrap');
    const inspected = parseBuilderInspect((await docker(world, 'buildx inspect own')).stdout);
    expect(inspected?.nodes[0]?.platforms).not.toContain('linux/arm64');
    const said = await docker(world, 'buildx build --platform linux/arm64 --progress plain .');
    expect(said.exitCode).toBe(0);
    expect(said.stderr).toMatch(/^#\d+ \d+\.\d{3} aarch64$/m);
  });
});

describe('an amd64 installer on an arm64 engine', () => {
  it('does not start', async () => {
    const world = machine('28.5.1', 'v0.29.1', {
      system: {
        os: { id: 'debian', version: '12', name: 'Raspberry Pi OS' },
        ...{ architecture: 'arm64', kernel: '6.6.31', user: 'root', uid: 0 },
      },
    });
    const said = await docker(
      world,
      'run --rm --privileged multiarch/qemu-user-static --reset -p yes',
    );
    expect(said.exitCode).toBe(255);
    expect(said.stderr).toContain(
      "WARNING: The requested image's platform (linux/amd64) does not match the detected host platform",
    );
    expect(said.stderr).toMatch(/exec \/register: exec format error\n$/);
  });
});
