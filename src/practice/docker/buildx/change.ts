import type { Call } from '../../tool.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { readFlags } from '../flags.ts';
import { buildxSince } from '../versions.ts';
import { findBuilder, selectedName } from './builders.ts';
import { fail, noBuilder, noInstance } from './refused.ts';

/** `docker buildx use NAME`; source: docker/buildx, commands/use.go. */
export function use(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { switches: ['default', 'global'], values: ['builder'] });
  const [name = ''] = flags.words;
  const { world } = call;
  const isOwn = name === 'default' || world.docker.contexts.has(name);
  if (isOwn && name !== world.docker.context) {
    return fail(
      call,
      name === 'default'
        ? 'run `docker context use default` to switch to default context'
        : `run \`docker context use ${name}\` to switch to context ${name}`,
    );
  }
  if (!isOwn && !world.builders.has(name)) return noInstance(call, name);
  world.selected = isOwn ? 'default' : name;
  return 0;
}

/** `docker buildx rm NAME…`; from 0.11 on it says what it removed. */
export function rm(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, {
    switches: ['force', 'keep-state', 'keep-daemon', 'all-inactive'],
    values: ['builder'],
    short: { f: 'force' },
  });
  const names = flags.words.length > 0 ? flags.words : [selectedName(call)];
  const says = buildxSince(call.world, 0, 11);
  const keepsCache = flags.has('keep-state');
  const failed = names.filter((name) => !removeOne(call, name, { says, keepsCache }));
  if (failed.length === 0) return 0;
  return says ? fail(call, 'failed to remove one or more builders') : 1;
}

type Removing = { readonly says: boolean; readonly keepsCache: boolean };

function removeOne(call: Call, name: string, { says, keepsCache }: Removing): boolean {
  const { world } = call;
  const found = findBuilder(call, name);
  const complain = (why: string) => {
    if (says) call.err(`failed to remove ${name}: ${why}\n`);
    else fail(call, why);
    return false;
  };
  if (found === null) return complain(`no builder "${name}" found`);
  if (found.driver === 'docker') {
    return complain(
      `context builder cannot be removed, run \`docker context rm ${name}\` to remove docker context`,
    );
  }
  world.builders.delete(name);
  world.docker.started.delete(name);
  if (!keepsCache) world.docker.cache.delete(name);
  if (world.selected === name) world.selected = 'default';
  if (says) call.err(`${name} removed\n`);
  return true;
}

/** `docker buildx stop [NAME]`: its container stays, and so does its cache. */
export function stop(call: Call, args: readonly string[]): number {
  const flags = readFlags(args, { values: ['builder'] });
  const name = flags.words[0] ?? flags.value('builder') ?? selectedName(call);
  const builder = call.world.builders.get(name);
  if (findBuilder(call, name) === null) return noBuilder(call, name);
  const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
  if (refusal !== null) return fail(call, refusal);
  if (builder !== undefined && builder.driver !== 'docker') {
    builder.isRunning = false;
    call.world.docker.started.set(name, call.now());
  }
  return 0;
}
