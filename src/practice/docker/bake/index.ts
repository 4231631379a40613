import { join } from 'node:path';
import { type BakeTarget, parseBakePrint } from '../../../docker/bake.ts';
import { type JsonObject, textsIn } from '../../../docker/json.ts';
import type { Call } from '../../tool.ts';
import { build } from '../build/index.ts';
import { fail } from '../buildx/refused.ts';
import { type Flags, readFlags, UnknownFlag } from '../flags.ts';
import { buildxSince } from '../versions.ts';
import { BakeRefused, openNames, readBakeFiles, type Written } from './definition.ts';
import { ofTarget } from './of-target.ts';

/** `docker buildx bake`: of a `docker-bake.json` with plain values; one target after the other. */
export async function bake(call: Call, args: readonly string[]): Promise<number> {
  const flags = readFlags(args, {
    values: [
      ...['file', 'set', 'builder', 'progress', 'provenance', 'sbom'],
      ...(buildxSince(call.world, 0, 20) ? ['allow', 'list'] : []),
    ],
    switches: ['print', 'push'],
    short: { f: 'file' },
  });
  try {
    const written = withSettings(readBakeFiles(call, flags.values('file')), flags);
    if (flags.has('list')) return list(call, written);
    const names = flags.words.length > 0 ? flags.words : ['default'];
    const targets = [...new Set(openNames(written, names))];
    const printed = printOf(written, names, targets);
    if (flags.has('print')) {
      call.out(`${printed}\n`);
      return 0;
    }
    const built = parseBakePrint(printed)?.targets ?? [];
    return await buildAll(call, flags, built, written);
  } catch (error) {
    if (!(error instanceof BakeRefused)) throw error;
    return fail(call, error.message);
  }
}

/** `--set PATTERN.KEY=VALUE`: the platforms, the tags and the output, and nothing else. */
function withSettings(written: Written, flags: Flags): Written {
  const targets = new Map(Object.entries(written.targets));
  for (const setting of flags.values('set')) {
    const [, pattern = '', key = '', value = ''] =
      /^([^.]+)\.(platform|tags|output)=(.*)$/s.exec(setting) ?? [];
    if (key === '') throw new UnknownFlag(`--set ${setting}`);
    for (const [name, target] of targets) {
      if (pattern !== '*' && pattern !== name) continue;
      targets.set(name, { ...target, [key === 'platform' ? 'platforms' : key]: [value] });
    }
  }
  return { ...written, targets: Object.fromEntries(targets) };
}

function list({ out }: Call, { groups, targets }: Written): number {
  const all = [
    ...Object.keys(targets).map((name) => ({ name })),
    ...Object.entries(groups).map(([name, of]) => ({
      name,
      description: of.join(', '),
      group: true,
    })),
  ];
  out(`${JSON.stringify(all, null, 2)}\n`);
  return 0;
}

function printOf({ groups, targets }: Written, names: readonly string[], built: readonly string[]) {
  const reached = Object.entries(groups).filter(([name]) => names.includes(name));
  const group = Object.fromEntries(reached.map(([name, members]) => [name, { targets: members }]));
  const own = names[0] === 'default' ? {} : { default: { targets: names } };
  const target = Object.fromEntries(
    built.map((name): [string, JsonObject] => [
      name,
      { context: '.', dockerfile: 'Dockerfile', ...targets[name] },
    ]),
  );
  return JSON.stringify({ group: { ...own, ...group }, target }, null, 2);
}

async function buildAll(
  call: Call,
  flags: Flags,
  targets: readonly BakeTarget[],
  written: Written,
): Promise<number> {
  const [untagged] = targets.filter(({ tags }) => tags.length === 0);
  if (flags.has('push') && untagged !== undefined) {
    return fail(call, 'tag is needed when pushing to registry');
  }
  for (const target of targets) {
    const said = targets.length > 1 ? ofTarget(call, target.name) : call;
    const outputs = textsIn(written.targets[target.name]?.['output']);
    const exitCode = await build(said, buildOf(flags, target, outputs));
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

function buildOf(
  flags: Flags,
  { context, dockerfile, tags, platforms, args }: BakeTarget,
  outputs: readonly string[],
) {
  const builder = flags.value('builder');
  const passed = ['provenance', 'sbom', 'progress'].flatMap((name) => {
    const value = flags.value(name);
    return value === null ? [] : [`--${name}=${value}`];
  });
  return [
    ...(builder === null ? [] : ['--builder', builder]),
    ...(platforms.length === 0 ? [] : ['--platform', platforms.join(',')]),
    ...tags.flatMap((tag) => ['--tag', tag]),
    ...Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...['--file', join(context, dockerfile), ...passed],
    ...(flags.has('push') ? ['--push'] : outputs.flatMap((output) => ['--output', output])),
    context,
  ];
}
