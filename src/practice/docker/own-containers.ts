import type { MachineRegistry } from '../machine.ts';
import type { Call } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import type { World } from '../world.ts';
import type { Flags } from './flags.ts';
import type { OwnContainer } from './own-container.ts';
import type { StoredImage } from './registry/stored-image.ts';

/** The registry's own port, inside of its container. */
const innerPort = 5000;

/**
 * The container that `docker run --detach … registry:3` makes, as it is typed: one port on loopback, one
 * named volume. Whatever else somebody types is not simulated.
 */
export function containerOf(call: Call, image: string, flags: Flags): OwnContainer {
  const [, port] = /^127\.0\.0\.1:(\d+):5000$/.exec(flags.value('publish') ?? '') ?? [];
  const [, volume] = /^([\w.-]+):\/var\/lib\/registry$/.exec(flags.value('volume') ?? '') ?? [];
  const name = flags.value('name');
  const isRegistry = /^(?:docker\.io\/)?(?:library\/)?registry(?::\S+)?$/.test(image);
  if (!isRegistry || name === null || port === undefined || volume === undefined) {
    throw new UnknownCommand(call.argv);
  }
  const labels = flags.values('label').map((one) => one.split(/=(.*)/s).slice(0, 2));
  return {
    ...{ name, image, labels: Object.fromEntries(labels), port: Number(port), volume },
    ...{ isRunning: false, startedAt: call.now(), endedAt: null },
  };
}

/** The registries that run in containers: each is the machine's own, on loopback, plain http. */
export const ownRegistries = ({ docker }: World): readonly MachineRegistry[] =>
  [...docker.containers.values()]
    .filter(({ isRunning }) => isRunning)
    .flatMap(({ port }) =>
      hostsOf(port).map((host) => ({ host, tls: 'none', onLoopback: true, images: {} }) as const),
    );

/** Every registry that there is on this machine now. */
export const registriesNow = (world: World): readonly MachineRegistry[] => [
  ...(world.machine.registries ?? []),
  ...ownRegistries(world),
];

const hostsOf = (port: number): readonly string[] => [`localhost:${port}`, `127.0.0.1:${port}`];

/** Starts it, with what its volume holds; the engine's complaint where its port is taken. */
export function startContainer(world: World, container: OwnContainer, now: number): string | null {
  const { docker } = world;
  const { port, volume } = container;
  docker.containers.set(container.name, container);
  const isTaken = registriesNow(world).some(({ host }) => hostsOf(port).includes(host));
  if (isTaken) return `failed to bind host port for 127.0.0.1:${port}: address already in use`;
  const images = docker.volumes.get(volume) ?? new Map<string, StoredImage>();
  docker.volumes.set(volume, images);
  for (const host of hostsOf(port)) world.registries.set(host, images);
  container.isRunning = true;
  container.startedAt = now;
  return null;
}

/** Stops it: nobody answers at its port any more. */
export function stopContainer(world: World, container: OwnContainer, now: number): void {
  if (!container.isRunning) return;
  container.isRunning = false;
  container.endedAt = now;
  for (const host of hostsOf(container.port)) world.registries.delete(host);
}

/** `127.0.0.1:5000->5000/tcp`, as `docker ps` has it of one that runs. */
export const portsOf = ({ isRunning, port }: OwnContainer): string =>
  isRunning ? `127.0.0.1:${port}->${innerPort}/tcp` : '';

/** What `docker inspect` says of its ports, running or not. */
export const bindingsOf = ({ port }: OwnContainer) => ({
  [`${innerPort}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: String(port) }],
});
