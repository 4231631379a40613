import { runProgram, runsItself } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import type { Builder, World } from '../../world.ts';
import { hasContainerdStore } from '../engine/refusal.ts';
import { buildxSince, engineSince, isDebian } from '../versions.ts';

/** A builder as buildx finds it: one that was made, or the engine's own of a context. */
export type FoundBuilder = Builder & { readonly node: string; readonly endpoint: string };

/** The name that commands without one go to. */
export function selectedName({ world, env }: Pick<Call, 'world' | 'env'>): string {
  const named = env['BUILDX_BUILDER'];
  if (named) return named;
  const isOwn = world.selected === '' || world.selected === 'default';
  return isOwn ? world.docker.context : world.selected;
}

/** Those that were made by name, then the engine's own, one a context. */
export function allBuilders({ world }: Pick<Call, 'world'>): readonly FoundBuilder[] {
  const made = [...world.builders.values()]
    .filter(({ driver }) => driver !== 'docker')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((builder) => ({
      ...builder,
      ...{ node: `${builder.name}0`, endpoint: socket },
      ...(builder.isRunning ? { buildkit: builder.buildkit ?? newBuildKit(world) } : {}),
    }));
  const contexts = [...world.docker.contexts.keys(), 'default'].sort();
  return [...made, ...contexts.map((name) => ownBuilder(world, name))];
}

const socket = 'unix:///var/run/docker.sock';

/**
 * Podman has no BuildKit: buildx runs one in a container then, as the builder of the context.
 * Source: docker/buildx, driver/docker/factory.go, `Priority`; seen with buildx 0.29.1 and Podman 5.8.6,
 * where it does not run until something starts it. Here it runs with the engine, to keep this simple.
 */
function ownBuilder(world: World, name: string): FoundBuilder {
  const { isRunning } = world.engine;
  return world.machine.engine?.product === 'podman'
    ? {
        ...{ name, driver: 'docker-container', node: name, endpoint: name, isRunning },
        buildkit: newBuildKit(world),
      }
    : {
        name,
        driver: 'docker',
        node: name,
        endpoint: name,
        isRunning,
        buildkit: ownBuildKit(world),
      };
}

/** BuildKit in the engine; Debian builds it without a version of its own. */
function ownBuildKit(world: World): string {
  const own = world.machine.engine?.version ?? '';
  if (!engineSince(world, 20, 10)) return '19.03.15';
  if (!engineSince(world, 23)) return isDebian(own) ? 'v0.8+unknown' : '20.10.24';
  return isDebian(own) ? 'v0.0.0+unknown' : 'v0.25.1';
}

/** What the image of a new builder brings: of the year of buildx, Debian's own in the lab. */
export function newBuildKit(world: World): string {
  if (isDebian(world.machine.engine?.version ?? '')) return 'v0.0.0+unknown';
  return buildxSince(world, 0, 5) ? 'v0.32.2' : 'v0.7.2';
}

export const findBuilder = (call: Pick<Call, 'world'>, name: string): FoundBuilder | null =>
  allBuilders(call).find((builder) => builder.name === name) ?? null;

/** Whether a builder's BuildKit has emulators with it: moby/buildkit's images from v0.8 on. */
export function carriesEmulators({ driver, buildkit, options = [] }: Builder): boolean {
  if (driver === 'docker') return false;
  if (options.some((option) => option.includes('with-emulators'))) return true;
  return !/^v0\.[0-7]\.|unknown/.test(buildkit ?? '');
}

/** Whether a container of a builder is in the machine's own network. */
export const isInHostNetwork = ({ driver, options = [] }: Builder): boolean =>
  driver === 'docker' || options.includes('network=host');

/** Only containerd's store and a BuildKit of its own build for several platforms at once. */
export const buildsForSeveral = (call: Pick<Call, 'world'>, { driver }: Builder): boolean =>
  driver !== 'docker' || hasContainerdStore(call);

/** What becomes of a program that a RUN starts: the kernel first, then an emulator of the builder's own. */
export function runInBuilder(world: World, builder: Builder, platform: string) {
  const end = runProgram(world, platform, { inContainer: true });
  const isEmulated = (end === 'ENOEXEC' || end === 'ENOENT') && carriesEmulators(builder);
  return isEmulated && ownEmulators.includes(platform) ? 'ok' : end;
}

/** moby/buildkit v0.32.2, Dockerfile: the emulators of the image `tonistiigi/binfmt:buildkit`. */
const ownEmulators = [
  ...['linux/amd64', 'linux/386', 'linux/arm64', 'linux/riscv64', 'linux/ppc64le', 'linux/s390x'],
  ...['linux/mips64le', 'linux/mips64', 'linux/loong64', 'linux/arm/v7', 'linux/arm/v6'],
];

/** As BuildKit finds and lists them; source: moby/buildkit, util/archutil/detect.go, and recordings. */
const order = [
  ...['linux/amd64', 'linux/386', 'linux/arm64', 'linux/riscv64', 'linux/ppc64le', 'linux/s390x'],
  ...['linux/mips64le', 'linux/mips64', 'linux/loong64', 'linux/arm/v7', 'linux/arm/v6'],
];
/** The platforms that a builder says it builds for: what the kernel runs in a container. */
export function platformsOf(world: World, builder: Builder): readonly string[] {
  const lacks = lacking(world, builder);
  const works = order.filter(
    (platform) =>
      !lacks.includes(platform) &&
      ['ok', 'wrong-arguments'].includes(runProgram(world, platform, { inContainer: true })),
  );
  const [native = 'linux/amd64'] = runsItself(world.machine);
  return [native, ...works.filter((platform) => platform !== native)].flatMap((platform) =>
    platform === 'linux/amd64' ? [platform, ...levels(world, builder)] : [platform],
  );
}

/** The BuildKit of 20.10 and before knows fewer; Debian's image in the lab can't try some. */
function lacking(world: World, { driver, buildkit }: Builder): readonly string[] {
  if (driver === 'docker') {
    return engineSince(world, 23) ? [] : ['linux/mips64le', 'linux/mips64', 'linux/loong64'];
  }
  if (buildkit !== 'v0.0.0+unknown') return [];
  return engineSince(world, 28) ? ['linux/386'] : ['linux/386', 'linux/arm/v7', 'linux/arm/v6'];
}

/** Levels of the processor, which BuildKit tells from v0.10 on; the lab's processor knows the fourth. */
function levels(world: World, { driver }: Builder): readonly string[] {
  if (driver === 'docker' && !engineSince(world, 23)) return [];
  const own = world.machine.engine?.version ?? '';
  const known = isDebian(own) ? ['v2', 'v3', 'v4'] : ['v2', 'v3'];
  return known.map((level) => `linux/amd64/${level}`);
}
