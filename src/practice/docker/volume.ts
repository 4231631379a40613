import type { Call } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { engineRefusal } from './engine/refusal.ts';
import { readFlags } from './flags.ts';

/** `docker volume ls --quiet` and `docker volume rm NAME…`; recorded in the lab with 26.1.5 and 28.5.2. */
export function volume(call: Call, [verb = '', ...args]: readonly string[]): number {
  const refusal = engineRefusal(call, { method: 'Get', path: '/volumes' });
  if (refusal !== null) return say(call, refusal);
  const flags = readFlags(args, { switches: ['quiet', 'force'], short: { q: 'quiet' } });
  if (verb === 'ls' && flags.has('quiet')) return list(call);
  if (verb !== 'rm') throw new UnknownCommand(call.argv);
  const ends = flags.words.map((name) => remove(call, name));
  return Math.max(0, ...ends);
}

/** Those of builders first: each keeps its cache in one. */
function list({ world, out }: Call): number {
  const { started, volumes } = world.docker;
  const caches = [...world.builders.values()]
    .filter(
      ({ name, driver, isRunning }) => driver !== 'docker' && (isRunning || started.has(name)),
    )
    .map(({ name }) => `buildx_buildkit_${name}0_state`);
  for (const name of [...caches, ...volumes.keys()].sort()) out(`${name}\n`);
  return 0;
}

function remove(call: Call, name: string): number {
  const { containers, volumes } = call.world.docker;
  const user = [...containers.values()].find((one) => one.volume === name);
  if (user !== undefined) {
    return say(
      call,
      `Error response from daemon: remove ${name}: volume is in use - [${idOf(user.name)}]`,
    );
  }
  if (!volumes.delete(name)) {
    return say(call, `Error response from daemon: get ${name}: no such volume`);
  }
  call.out(`${name}\n`);
  return 0;
}

/** What the engine calls a container. */
export const idOf = (name: string): string =>
  Buffer.from(name.repeat(32)).toString('hex').slice(0, 64);

function say(call: Call, complaint: string): number {
  call.err(`${complaint}\n`);
  return 1;
}
