import { inDecimal } from '../../../docker/disk-space.ts';
import { digestOf } from '../../../docker/manifest-list.ts';
import type { Call } from '../../tool.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { readFlags } from '../flags.ts';
import { findBuilder, selectedName } from './builders.ts';
import { fail, noBuilder } from './refused.ts';

/** `docker buildx du [--builder NAME]`; source: docker/buildx v0.13.1, commands/diskusage.go. */
export function du(call: Call, args: readonly string[]): number {
  return withCache(call, args, (cache) => {
    const all = sum(cache);
    call.out(rows(cache));
    call.out(`Reclaimable:\t${inDecimal(all)}\nTotal:\t\t${inDecimal(all)}\n`);
  });
}

/** `docker buildx prune --force`; source: docker/buildx v0.13.1, commands/prune.go. */
export function prune(call: Call, args: readonly string[]): number {
  return withCache(call, args, (cache) => {
    if (cache.size > 0) call.out(rows(cache));
    call.out(`Total:\t${inDecimal(sum(cache))}\n`);
    cache.clear();
  });
}

function withCache(
  call: Call,
  args: readonly string[],
  tell: (cache: Map<string, number>) => void,
): number {
  const flags = readFlags(args, {
    values: ['builder', 'filter'],
    switches: ['force', 'all', 'verbose'],
    short: { f: 'force', a: 'all' },
  });
  const name = flags.value('builder') ?? selectedName(call);
  if (findBuilder(call, name) === null) return noBuilder(call, name);
  const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
  if (refusal !== null) return fail(call, refusal);
  tell(call.world.docker.cache.get(name) ?? new Map());
  return 0;
}

const sum = (cache: ReadonlyMap<string, number>): number =>
  [...cache.values()].reduce((all, size) => all + size, 0);

function rows(cache: ReadonlyMap<string, number>): string {
  const head = 'ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n';
  const lines = [...cache].map(([key, size]) => {
    const id = digestOf(key).slice(7, 32);
    return `${id}\ttrue\t\t${inDecimal(size)}\t\tLess than a second ago\n`;
  });
  return head + lines.join('');
}
