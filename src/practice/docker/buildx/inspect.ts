import type { Call } from '../../tool.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { goTime } from '../engine/times.ts';
import { readFlags } from '../flags.ts';
import { tabulate } from '../table.ts';
import { buildxSince } from '../versions.ts';
import { boot } from './boot.ts';
import { daemonFlags, driverOptions, labelsOf, lastActivity } from './builder-facts.ts';
import { type FoundBuilder, findBuilder, platformsOf, selectedName } from './builders.ts';
import { fail, noBuilder } from './refused.ts';

/** `docker buildx inspect [--bootstrap] [NAME]`; source: docker/buildx, commands/inspect.go. */
export async function inspect(call: Call, args: readonly string[]): Promise<number> {
  const flags = readFlags(args, { switches: ['bootstrap'], values: ['builder'] });
  const name = flags.words[0] ?? flags.value('builder') ?? selectedName(call);
  if (findBuilder(call, name) === null) return noBuilder(call, name);
  const refusal = engineRefusal(call, { method: 'Head', path: '/_ping' });
  if (refusal !== null && flags.has('bootstrap')) return fail(call, refusal);
  if (flags.has('bootstrap')) await boot(call, name);
  const builder = findBuilder(call, name);
  if (builder === null) return noBuilder(call, name);
  call.out(head(call, builder, refusal));
  if (refusal !== null && builder.driver === 'docker') return 0;
  call.out(`\nNodes:\n${node(call, builder, refusal)}`);
  return 0;
}

function head(call: Call, builder: FoundBuilder, refusal: string | null): string {
  const isInError = refusal !== null && builder.driver === 'docker';
  const rows: (readonly string[])[] = [
    ['Name:', builder.name],
    ['Driver:', isInError ? '' : builder.driver],
    ...(isInError ? [['Error:', refusal]] : []),
  ];
  if (!isInError && buildxSince(call.world, 0, 11)) {
    rows.push(['Last Activity:', goTime(lastActivity(call, builder))]);
  }
  return tabulate(rows, { least: 0, padding: 1 });
}

function node(call: Call, builder: FoundBuilder, refusal: string | null): string {
  const { world } = call;
  const isNew = buildxSince(world, 0, 13);
  const options = Object.entries(driverOptions(builder)).sort(([a], [b]) => (a < b ? -1 : 1));
  const flags = daemonFlags(world, builder);
  const isUp = builder.isRunning && refusal === null;
  const quoted = options.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(' ');
  const status = builder.isRunning ? 'running' : 'inactive';
  const rows: (readonly string[])[] = [
    ['Name:', builder.node],
    ['Endpoint:', builder.endpoint],
    ...(quoted !== '' && buildxSince(world, 0, 10) ? [['Driver Options:', quoted]] : []),
    ...(refusal === null ? [['Status:', status]] : [['Error:', refusal]]),
    ...(flags.length > 0 ? [[isNew ? 'BuildKit daemon flags:' : 'Flags:', flags.join(' ')]] : []),
    ...(isUp ? running(call, builder) : []),
  ];
  const table = tabulate(rows, { least: 0, padding: 1 });
  return table + (isUp ? labels(call, builder) : '') + files(call, builder);
}

function running({ world }: Call, builder: FoundBuilder): readonly (readonly string[])[] {
  const name = buildxSince(world, 0, 13) ? 'BuildKit version:' : 'Buildkit:';
  const version = buildxSince(world, 0, 9) ? [[name, builder.buildkit ?? '']] : [];
  return [...version, ['Platforms:', platformsOf(world, builder).join(', ')]];
}

function labels({ world }: Call, builder: FoundBuilder): string {
  const all = labelsOf(world, builder);
  if (all.length === 0) return '';
  const rows = all.map(([key, value]) => [` ${key}:`, value]);
  return `Labels:\n${tabulate(rows, { least: 0, padding: 1 })}`;
}

/** From 0.12 on; buildx shows a file line by line. */
function files({ world }: Call, { config }: FoundBuilder): string {
  if (config === undefined || !buildxSince(world, 0, 12)) return '';
  const lines = config.replace(/\n$/, '').split('\n');
  return `File#buildkitd.toml:\n${lines.map((line) => ` > ${line}\n`).join('')}`;
}
