import { socketPath } from '../docker/contexts.ts';
import { leaveManifests } from './docker/manifest/left-behind.ts';
import { storedImages } from './docker/registry/stored-image.ts';
import { createDockerState } from './docker/state.ts';
import { unitOf } from './engine-unit.ts';
import { handlerLine } from './handler-line.ts';
import { register } from './kernel.ts';
import type { Machine, MachineBuilder } from './machine.ts';
import { filesOf, groupIds, personOf } from './machine-files.ts';
import { traitsOf } from './products.ts';
import type { Builder, World } from './world.ts';

/** A practice machine as it is when the practice begins. */
export function createWorld(machine: Machine): World {
  const { client, engine, binfmt, builders, registries = [] } = machine;
  const person = personOf(machine);
  const isRunning = engine !== null && (engine.running ?? true);
  const isMounted = binfmt?.mounted ?? true;
  const world: World = {
    ...{ machine, person },
    engine: { isRunning },
    client: { version: client.version, buildx: client.buildx },
    binfmt: {
      isMounted,
      isLoaded: isMounted,
      isEnabled: binfmt?.enabled ?? true,
      handlers: new Map(),
    },
    builders: new Map((builders?.list ?? []).map((one) => [one.name, builderOf(one)])),
    selected: builders?.selected ?? 'default',
    registries: new Map(registries.map((registry) => [registry.host, storedImages(registry)])),
    images: new Set(),
    files: filesOf(machine, person),
    folders: new Set([person.home, '/run/systemd/system']),
    containers: new Set(),
    services: new Map(
      engine === null ? [] : [[unitOf(machine), { isActive: isRunning, isEnabled: true }]],
    ),
    packages: packagesOf(machine),
    docker: createDockerState(machine),
  };
  addSocket(world);
  leaveManifests(world);
  for (const { enabled = true, expectsP = null, ...handler } of binfmt?.handlers ?? []) {
    // An interpreter of an image that ran once is held open, and on no disk.
    register(world, handlerLine(handler), () => true, expectsP);
    const registered = world.binfmt.handlers.get(handler.name);
    if (registered !== undefined) registered.isEnabled = enabled;
  }
  return world;
}

const builderOf = ({ running = true, ...builder }: MachineBuilder): Builder => ({
  ...builder,
  isRunning: running,
});

/** Where the client asks an engine that runs on this very machine. */
export function addSocket({ machine, files }: World): void {
  if (machine.engine === null) return;
  const { context } = traitsOf(machine);
  if (context !== undefined) {
    addOwnSocket(files, context.endpoint, machine.system.uid);
    return;
  }
  const gid = groupIds['docker'] ?? 0;
  files.set('/var/run/docker.sock', { text: '', mode: 0o660, uid: 0, gid, isSocket: true });
}

/** A product's socket is its person's alone. */
function addOwnSocket(files: World['files'], endpoint: string, uid = 1000): void {
  const path = socketPath(endpoint);
  if (path !== null) files.set(path, { text: '', mode: 0o600, uid, isSocket: true });
}

function packagesOf({ client, engine }: Machine): Map<string, string> {
  return new Map([
    ...(engine === null ? [] : [['docker.io', engine.version] as const]),
    ...(client.buildx === null ? [] : [['docker-buildx', client.buildx] as const]),
  ]);
}
