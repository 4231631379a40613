import type { Call } from '../../tool.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { readFlags } from '../flags.ts';
import { tabulate } from '../table.ts';
import { buildxSince } from '../versions.ts';
import { allBuilders, type FoundBuilder, platformsOf, selectedName } from './builders.ts';
import { builderJson } from './json.ts';
import { inGroups } from './platform-groups.ts';

/** `docker buildx ls`, as a table or, from 0.13 on, as JSON lines; exit code 0 whatever is in error. */
export function ls(call: Call, args: readonly string[]): number {
  const hasFormat = buildxSince(call.world, 0, 13);
  const flags = readFlags(args, { values: hasFormat ? ['format'] : [] });
  const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
  const builders = allBuilders(call);
  if (flags.value('format') === 'json') {
    for (const builder of builders) call.out(builderJson(call, builder, refusal));
    return 0;
  }
  call.out(
    buildxSince(call.world, 0, 13)
      ? newTable(call, builders, refusal)
      : oldTable(call, builders, refusal),
  );
  if (refusal !== null && buildxSince(call.world, 0, 9)) tellErrors(call, builders, refusal);
  return 0;
}

/** 0.13 and later; recorded with 0.13.1 and 0.29.1. Source: docker/buildx, commands/ls.go. */
function newTable(call: Call, builders: readonly FoundBuilder[], refusal: string | null): string {
  const rows = builders.flatMap((builder) => {
    const name = builder.name + (builder.name === selectedName(call) ? '*' : '');
    if (refusal !== null && builder.driver === 'docker') return [[name, '', 'error', '', '']];
    const [status, version, platforms] = stateOf(call, builder, refusal);
    return [
      [name, builder.driver, '', '', ''],
      [` \\_ ${builder.node}`, ` \\_ ${builder.endpoint}`, status, version, platforms],
    ];
  });
  const head = ['NAME/NODE', 'DRIVER/ENDPOINT', 'STATUS', 'BUILDKIT', 'PLATFORMS'];
  return tabulate([head, ...rows], { least: 10, padding: 3 });
}

function stateOf(
  call: Call,
  builder: FoundBuilder,
  refusal: string | null,
): readonly [status: string, version: string, platforms: string] {
  if (refusal !== null) return ['error', '', ''];
  if (!builder.isRunning) return ['inactive', '', ''];
  const platforms = platformsOf(call.world, builder);
  const cuts = buildxSince(call.world, 0, 18);
  return ['running', builder.buildkit ?? '', cuts ? inGroups(platforms) : platforms.join(', ')];
}

/** Up to 0.12; from 0.9 on with BuildKit's version. Source: docker/buildx, commands/ls.go at v0.3.1 and v0.12.0. */
function oldTable(call: Call, builders: readonly FoundBuilder[], refusal: string | null): string {
  const hasVersion = buildxSince(call.world, 0, 9);
  const version = (text: string) => (hasVersion ? [text] : []);
  const rows = builders.flatMap((builder) => {
    const name = builder.name + (builder.name === selectedName(call) ? ' *' : '');
    const error = hasVersion ? 'error' : (refusal ?? '');
    if (refusal !== null && builder.driver === 'docker') {
      return [[name, builder.driver, error, ...version(''), '']];
    }
    const [status, own, platforms] = stateOf(call, builder, refusal);
    return [
      [name, builder.driver, '', ...version(''), ''],
      [`  ${builder.node}`, builder.endpoint, status, ...version(own), platforms],
    ];
  });
  const head = ['NAME/NODE', 'DRIVER/ENDPOINT', 'STATUS', ...version('BUILDKIT'), 'PLATFORMS'];
  return tabulate([head, ...rows], { least: 0, padding: 1 });
}

function tellErrors(call: Call, builders: readonly FoundBuilder[], refusal: string): void {
  call.err('\n');
  for (const { name, node, driver } of builders) {
    call.err(
      driver === 'docker'
        ? `Cannot load builder ${name}: ${refusal}\n`
        : `Failed to get status for ${name} (${node}): ${refusal}\n`,
    );
  }
}
