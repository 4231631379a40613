import type { Call } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import type { Builder, World } from '../world.ts';
import { engineRefusal } from './engine/refusal.ts';
import { nanoseconds } from './engine/times.ts';
import { readFlags } from './flags.ts';
import type { OwnContainer } from './own-container.ts';
import { bindingsOf, portsOf, startContainer, stopContainer } from './own-containers.ts';
import { tabulate } from './table.ts';
import { clientSince } from './versions.ts';
import { idOf } from './volume.ts';

/** The builder whose container has a name; undefined where it was never started. */
function builderIn({ builders, docker }: World, container: string): Builder | undefined {
  const name = /^buildx_buildkit_(.+)0$/.exec(container)?.[1] ?? '';
  const builder = builders.get(name);
  return builder?.isRunning || docker.started.has(name) ? builder : undefined;
}

/** `docker inspect --type container --format FORMAT NAME…`, with the formats of `inspectContainers` and `inspectRegistry`. */
export function inspectContainers(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { values: ['type', 'format'], short: { f: 'format' } });
  if (flags.value('type') !== 'container') throw new UnknownCommand(call.argv);
  const refusal = engineRefusal(call, { method: 'Get', path: '/containers/json' });
  if (refusal !== null) return say(call, refusal);
  const { containers } = call.world.docker;
  const isThere = (name: string) =>
    builderIn(call.world, name) !== undefined || containers.has(name);
  const there = flags.words.filter(isThere);
  for (const name of there) {
    const own = containers.get(name);
    const known = own === undefined ? {} : { image: own.image, labels: own.labels };
    const ports = own === undefined ? {} : { ports: bindingsOf(own) };
    const state = own === undefined ? stateOf(call, name) : stateOfOwn(own);
    call.out(`${JSON.stringify({ name: `/${name}`, ...known, state, ...ports })}\n`);
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

function stateOfOwn({ isRunning, startedAt, endedAt }: OwnContainer) {
  const hasRun = isRunning || endedAt !== null;
  return {
    ...{ Status: isRunning ? 'running' : hasRun ? 'exited' : 'created', Running: isRunning },
    ...{ OOMKilled: false, ExitCode: isRunning ? 0 : 2 },
    StartedAt: hasRun ? nanoseconds(startedAt) : never,
    FinishedAt: endedAt === null ? never : nanoseconds(endedAt),
  };
}

const never = '0001-01-01T00:00:00Z';

/** `docker ps [--all] [--filter volume=NAME] [--format FORMAT]`. */
export function ps(call: Call, args: readonly string[]): number {
  const refusal = engineRefusal(call, { method: 'Get', path: '/containers/json' });
  if (refusal !== null) return say(call, refusal);
  const flags = readFlags(args, {
    ...{ values: ['filter', 'format'], switches: ['all'], short: { a: 'all', f: 'filter' } },
  });
  const own = [...call.world.docker.containers.values()].filter(
    ({ isRunning, volume }) =>
      (isRunning || flags.has('all')) &&
      flags.values('filter').every((one) => one === `volume=${volume}`),
  );
  const format = flags.value('format');
  if (format !== null) return psBy(call, format, own, flags.values('filter').length > 0);
  const head = ['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'];
  const rows = runningOnes(call.world).map((name, index) => [
    `${index}c5f1c2f5627`.slice(0, 12),
    'moby/buildkit:buildx-stable-1',
    '"buildkitd"',
    ...['2 minutes ago', 'Up 2 minutes', ''],
    name,
  ]);
  const others = own.map((one) => [
    idOf(one.name).slice(0, 12),
    one.image,
    '"/entrypoint.sh /etc…"',
    ...['2 minutes ago', one.isRunning ? 'Up 2 minutes' : 'Exited (2)', portsOf(one)],
    one.name,
  ]);
  call.out(tabulate([head, ...others, ...rows], { least: 10, padding: 3 }));
  return 0;
}

/** The two formats that are asked for: names, and names with ports. */
function psBy(
  call: Call,
  format: string,
  own: readonly OwnContainer[],
  isFiltered: boolean,
): number {
  const rows = [
    ...own.map((one) => ({ name: one.name, ports: portsOf(one) })),
    ...(isFiltered ? [] : runningOnes(call.world)).map((name) => ({ name, ports: '' })),
  ];
  if (format !== '{{.Names}}' && !/^{"name":{{json .Names}},"ports":/.test(format)) {
    throw new UnknownCommand(call.argv);
  }
  for (const row of rows) call.out(`${format === '{{.Names}}' ? row.name : JSON.stringify(row)}\n`);
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
export function logs(call: Call, args: readonly string[]): number {
  const [name = ''] = readFlags(args, { values: ['tail'] }).words;
  const refusal = engineRefusal(call, { method: 'Get', path: `/containers/${name}/json` });
  if (refusal !== null) return say(call, refusal);
  if (builderIn(call.world, name) !== undefined) throw new UnknownCommand(call.argv);
  if (call.world.docker.containers.has(name)) {
    call.err('time="2026-05-07T21:09:36Z" level=info msg="listening on [::]:5000"\n');
    return 0;
  }
  const prefix = clientSince(call.world, 23) ? 'Error response from daemon' : 'Error';
  return say(call, `${prefix}: No such container: ${name}`);
}

/** `docker rm --force NAME…`; that nothing is there is no failure any more since 23.0. */
export function rm(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { switches: ['force'], short: { f: 'force' } });
  const gone = flags.words.filter((name) => !removeOne(call, name));
  for (const name of flags.words) if (!gone.includes(name)) call.out(`${name}\n`);
  for (const name of gone) call.err(`Error response from daemon: No such container: ${name}\n`);
  return gone.length > 0 && !(flags.has('force') && clientSince(call.world, 23)) ? 1 : 0;
}

function removeOne({ world, now }: Call, name: string): boolean {
  const own = world.docker.containers.get(name);
  if (own === undefined) return world.containers.delete(name);
  stopContainer(world, own, now());
  return world.docker.containers.delete(name);
}

/** `docker start NAME` of a registry. */
export async function start(call: Call, [name = '']: readonly string[]): Promise<number> {
  const own = call.world.docker.containers.get(name);
  if (own === undefined) return say(call, `Error response from daemon: No such container: ${name}`);
  await call.wait(400);
  const complaint = own.isRunning ? null : startContainer(call.world, own, call.now());
  if (complaint !== null) return say(call, `Error response from daemon: ${complaint}`);
  call.out(`${name}\n`);
  return 0;
}

/** `docker stop NAME` of a registry. */
export async function stop(call: Call, [name = '']: readonly string[]): Promise<number> {
  const own = call.world.docker.containers.get(name);
  if (own === undefined) return say(call, `Error response from daemon: No such container: ${name}`);
  await call.wait(400);
  stopContainer(call.world, own, call.now());
  call.out(`${name}\n`);
  return 0;
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
