import { digestOf } from '../../../docker/manifest-list.ts';
import { nativeOf } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { readFlags } from '../flags.ts';
import { clientSince } from '../versions.ts';
import { keptImage, platformOfKept } from './kept.ts';
import { isInstalledImage, removeLocal } from './local.ts';

/** `docker image inspect --format FORMAT IMAGE…` and `docker image rm IMAGE…`. */
export function image(call: Call, [verb = '', ...args]: readonly string[]): number {
  const refusal = engineRefusal(call, { method: 'Get', path: '/images/json' });
  if (refusal !== null) {
    call.err(`${refusal}\n`);
    return 1;
  }
  const flags = readFlags(args, {
    values: ['format'],
    switches: ['force'],
    short: { f: verb === 'rm' ? 'force' : 'format' },
  });
  if (verb === 'inspect') return inspect(call, flags.words, flags.value('format'));
  if (verb === 'rm') return remove(call, flags.words);
  throw new UnknownCommand(call.argv);
}

function inspect(call: Call, names: readonly string[], format: string | null): number {
  const there = names.filter((name) => isInstalledImage(call.world, name));
  for (const name of there) call.out(`${shown(call, name, format)}\n`);
  if (there.length === 0) call.out('\n');
  return complain(call, names, there);
}

function shown({ world, argv }: Call, name: string, format: string | null): string {
  if (format === '{{.Id}}') return digestOf(name);
  if (format !== '{{.Os}}/{{.Architecture}}') throw new UnknownCommand(argv);
  const kept = keptImage(world, name);
  const platform = (kept && platformOfKept(kept)) ?? nativeOf(world.machine);
  return platform.split('/').slice(0, 2).join('/');
}

function remove(call: Call, names: readonly string[]): number {
  const removed = names.filter((name) => removeLocal(call.world, name));
  for (const name of removed) {
    call.out(`Untagged: ${name}\nDeleted: ${digestOf(name)}\n`);
  }
  return complain(call, names, removed);
}

function complain(call: Call, names: readonly string[], found: readonly string[]): number {
  const gone = names.filter((name) => !found.includes(name));
  const prefix = clientSince(call.world, 23) ? 'Error response from daemon' : 'Error';
  for (const name of gone) call.err(`${prefix}: No such image: ${name}\n`);
  return gone.length > 0 ? 1 : 0;
}
