import { resolve } from 'node:path';
import type { Call } from '../../tool.ts';
import { textOf } from '../client-files.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { type Flags, readFlags } from '../flags.ts';
import { buildxSince } from '../versions.ts';
import { boot } from './boot.ts';
import { fail } from './refused.ts';

/** `docker buildx create …`: writes a builder down; only `--bootstrap` starts it. */
export async function create(call: Call, args: readonly string[]): Promise<number> {
  const { world } = call;
  const flags = readFlags(args, {
    values: [
      ...['name', 'driver', 'driver-opt', 'platform', 'node', 'config'],
      ...(buildxSince(world, 0, 13) ? ['buildkitd-config', 'buildkitd-flags'] : []),
      ...['buildkitd-flags'],
    ],
    switches: ['use', 'append', 'leave', ...(buildxSince(world, 0, 6) ? ['bootstrap'] : [])],
  });
  const name = (flags.value('name') ?? 'practical_lamport').toLowerCase();
  const driver = flags.value('driver') ?? 'docker-container';
  const complaint = nameComplaint(call, name, flags) ?? driverComplaint(driver);
  if (complaint !== null) return fail(call, complaint);
  const file = flags.value('buildkitd-config') ?? flags.value('config');
  const config = file === null ? null : textOf(call, resolve(call.cwd, file));
  if (file !== null && config === null) {
    return fail(call, `open ${file}: no such file or directory`);
  }
  world.builders.set(name, {
    ...{ name, driver: 'docker-container', isRunning: false },
    options: flags.values('driver-opt').flatMap(optionsIn),
    ...(config === null ? {} : { config }),
  });
  world.docker.used.set(name, call.now());
  if (flags.has('use')) world.selected = name;
  if (flags.has('bootstrap')) {
    const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
    if (refusal !== null) return fail(call, refusal);
    await boot(call, name);
  }
  call.out(`${name}\n`);
  return 0;
}

/** Source: docker/buildx, store/util.go (`ValidateName`), builder/builder.go (`Create`); v0.3.1, commands/create.go. */
function nameComplaint({ world }: Call, name: string, flags: Flags): string | null {
  if (!/^[a-zA-Z][a-zA-Z0-9._-]*$/.test(name)) {
    return `invalid name ${flags.value('name')}, name needs to start with a letter and may not contain symbols, except ._-`;
  }
  if (name === 'default') {
    return 'default is a reserved name and cannot be used to identify builder instance';
  }
  if (world.docker.contexts.has(name)) {
    return `instance name "${name}" already exists as context builder`;
  }
  if (!world.builders.has(name) || flags.has('append')) return null;
  const quoted = buildxSince(world, 0, 6) ? `"${name}"` : name;
  const how = buildxSince(world, 0, 13) ? 'the node name' : '--node';
  return `existing instance for ${quoted} but no append mode, specify ${how} to make changes for existing instances`;
}

function driverComplaint(driver: string): string | null {
  if (driver === 'docker') return 'additional instances of driver "docker" cannot be created';
  return driver === 'docker-container' ? null : `failed to find driver "${driver}"`;
}

/** A value is comma-separated; a field that holds a comma is quoted. */
function optionsIn(value: string): readonly string[] {
  const fields = value.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return fields.map((field) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  );
}
