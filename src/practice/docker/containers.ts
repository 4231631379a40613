import type { Call } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import type { Builder, World } from '../world.ts';
import { engineRefusal } from './engine/refusal.ts';
import { nanoseconds } from './engine/times.ts';
import { readFlags } from './flags.ts';
import { tabulate } from './table.ts';
import { clientSince } from './versions.ts';

/** The builder whose container has a name; undefined where it was never started. */
function builderIn({ builders, docker }: World, container: string): Builder | undefined {
  const name = /^buildx_buildkit_(.+)0$/.exec(container)?.[1] ?? '';
  const builder = builders.get(name);
  return builder?.isRunning || docker.started.has(name) ? builder : undefined;
}

/** `docker inspect --type container --format '{"name":{{json .Name}},"state":{{json .State}}}' NAME…`. */
export function inspectContainers(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { values: ['type', 'format'], short: { f: 'format' } });
  if (flags.value('type') !== 'container') throw new UnknownCommand(call.argv);
  const refusal = engineRefusal(call, { method: 'Get', path: '/containers/json' });
  if (refusal !== null) return say(call, refusal);
  const there = flags.words.filter((name) => builderIn(call.world, name) !== undefined);
  for (const name of there) {
    call.out(`${JSON.stringify({ name: `/${name}`, state: stateOf(call, name) })}\n`);
  }
  const gone = flags.words.filter((name) => !there.includes(name));
  for (const name of gone) call.err(`Error: No such container: ${name}\n`);
  return gone.length > 0 ? 1 : 0;
}

/** Source: moby/moby v28.5, api/types/container/state.go. */
function stateOf({ world, now }: Call, container: string) {
  const builder = builderIn(world, container);
  const Running = builder?.isRunning ?? false;
  const began = world.docker.started.get(builder?.name ?? '') ?? now() - 3_600_000;
  return {
    ...{ Status: Running ? 'running' : 'exited', Running, Paused: false, Restarting: false },
    ...{ OOMKilled: false, Dead: false, Pid: Running ? 4711 : 0, ExitCode: 0, Error: '' },
    StartedAt: nanoseconds(began),
    FinishedAt: Running ? '0001-01-01T00:00:00Z' : nanoseconds(now()),
  };
}

/** `docker ps`. */
export function ps(call: Call): number {
  const refusal = engineRefusal(call, { method: 'Get', path: '/containers/json' });
  if (refusal !== null) return say(call, refusal);
  const head = ['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'];
  const rows = runningOnes(call.world).map((name, index) => [
    `${index}c5f1c2f5627`.slice(0, 12),
    'moby/buildkit:buildx-stable-1',
    '"buildkitd"',
    ...['2 minutes ago', 'Up 2 minutes', ''],
    name,
  ]);
  call.out(tabulate([head, ...rows], { least: 10, padding: 3 }));
  return 0;
}

const runningOnes = ({ builders }: World): readonly string[] =>
  [...builders.values()]
    .filter(({ driver, isRunning }) => driver !== 'docker' && isRunning)
    .map(({ name }) => `buildx_buildkit_${name}0`);

/** `docker exec NAME df -P -k PATH`: the room on the engine's disk. */
export function exec(call: Call, args: readonly string[]): number {
  const [name = '', ...command] = args;
  const refusal = engineRefusal(call, { method: 'Get', path: `/containers/${name}/json` });
  if (refusal !== null) return say(call, refusal);
  const builder = builderIn(call.world, name);
  if (builder === undefined) {
    return say(call, `Error response from daemon: No such container: ${name}`);
  }
  if (!builder.isRunning) {
    return say(call, `Error response from daemon: container ${name} is not running`);
  }
  if (command[0] !== 'df') throw new UnknownCommand(call.argv);
  call.out('Filesystem           1024-blocks    Used Available Capacity Mounted on\n');
  call.out(`/dev/vda1             61202244  21871040  36191020  38% ${command.at(-1)}\n`);
  return 0;
}

/** `docker logs NAME`: what one says that is not there; what a builder says of itself nobody needs. */
export function logs(call: Call, [name = '']: readonly string[]): number {
  const refusal = engineRefusal(call, { method: 'Get', path: `/containers/${name}/json` });
  if (refusal !== null) return say(call, refusal);
  if (builderIn(call.world, name) !== undefined) throw new UnknownCommand(call.argv);
  const prefix = clientSince(call.world, 23) ? 'Error response from daemon' : 'Error';
  return say(call, `${prefix}: No such container: ${name}`);
}

/** `docker rm --force NAME…`; that nothing is there is no failure any more since 23.0. */
export function rm(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { switches: ['force'], short: { f: 'force' } });
  const gone = flags.words.filter((name) => !call.world.containers.delete(name));
  for (const name of flags.words) if (!gone.includes(name)) call.out(`${name}\n`);
  for (const name of gone) call.err(`Error response from daemon: No such container: ${name}\n`);
  return gone.length > 0 && !(flags.has('force') && clientSince(call.world, 23)) ? 1 : 0;
}

/** `docker restart NAME…`. */
export async function restart(call: Call, args: readonly string[]): Promise<number> {
  const { world } = call;
  for (const name of args) {
    const builder = builderIn(world, name);
    if (builder === undefined) {
      return say(call, `Error response from daemon: No such container: ${name}`);
    }
    await call.wait(800);
    builder.isRunning = true;
    world.docker.started.set(builder.name, call.now());
    call.out(`${name}\n`);
  }
  return 0;
}

function say(call: Call, complaint: string): number {
  call.err(`${complaint}\n`);
  return 1;
}
