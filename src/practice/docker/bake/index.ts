import { resolve } from 'node:path';
import { parseSecret } from '../../../docker/build-options/secret.ts';
import { type JsonObject, textsIn } from '../../../docker/json.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { buildAll } from '../build/index.ts';
import { asVertex, type Job, ownVertex, timed } from '../build/job.ts';
import { fail, type Saying } from '../buildx/refused.ts';
import { textOf } from '../client-files.ts';
import { type Flags, readFlags } from '../flags.ts';
import { buildxSince } from '../versions.ts';
import { attestOf, buildOf } from './build-of.ts';
import { filesOf, openNames, readBakeFiles, type Written } from './definition.ts';
import { isPushed } from './outputs.ts';
import { BakeRefused, notPractised } from './refused.ts';
import { readSettings, withSettings } from './settings.ts';
import { printed } from './target.ts';

type Targets = Readonly<Record<string, JsonObject>>;

/** `docker buildx bake`: of a `docker-bake.json` with plain values; all targets side by side. */
export async function bake(call: Call, args: readonly string[]): Promise<number> {
  const flags = flagsOf(call, args);
  try {
    const written = readBakeFiles(call, flags.values('file'));
    if (flags.has('list')) return list(call, written);
    const settings = readSettings(call, written, settingsIn(call, flags));
    const names = flags.words.length > 0 ? flags.words : ['default'];
    const chosen = [...new Set(openNames(written, names))];
    const targets = Object.fromEntries(
      chosen.map((name) => [name, withSettings(call, name, written.targets[name] ?? {}, settings)]),
    );
    needSecrets(call, targets);
    if (flags.has('print')) {
      call.out(`${printOf(call, written, names, targets)}\n`);
      return 0;
    }
    return await buildTargets(call, flags, targets);
  } catch (error) {
    if (!(error instanceof BakeRefused)) throw error;
    return fail(call, error.message);
  }
}

/** What this buildx knows; source: docker/buildx, commands/bake.go, from v0.3.1 to v0.29.1. */
function flagsOf(call: Call, args: readonly string[]): Flags {
  const since = (minor: number, ...names: readonly string[]) =>
    buildxSince(call.world, 0, minor) ? names : [];
  const unpractised = [...since(5, 'metadata-file'), ...since(16, 'call')];
  const unpractisedSwitches = since(16, 'check', 'list-targets', 'list-variables');
  const flags = readFlags(args, {
    values: [
      ...['file', 'set', 'progress', ...since(4, 'builder'), ...since(10, 'provenance', 'sbom')],
      ...[...since(17, 'allow'), ...since(20, 'list'), ...unpractised],
    ],
    switches: ['print', 'no-cache', 'pull', ...since(4, 'push', 'load'), ...unpractisedSwitches],
    short: { f: 'file' },
  });
  if ([...unpractised, ...unpractisedSwitches].some(flags.has)) {
    throw new UnknownCommand(call.argv);
  }
  return flags;
}

/** Switches that are short for an attribute. */
const shorthands = ['no-cache', 'pull'];

/**
 * What was set, and what the other flags are short for: before 0.7 nothing is said of pushing but the output,
 * before 0.14 nothing of loading, and 0.3 has no attributes that switch something.
 *
 * Source: docker/buildx, commands/bake.go (`runBake`), from v0.3.1 to v0.29.1.
 */
function settingsIn({ world }: Call, flags: Flags): readonly string[] {
  const since = (minor: number) => buildxSince(world, 0, minor);
  const push = since(7) ? '*.push=true' : '*.output=type=registry';
  const load = since(14) ? '*.load=true' : '*.output=type=docker';
  const said = (name: string, setting: (value: string) => string) => {
    const value = flags.value(name);
    return value === null ? [] : [setting(value)];
  };
  return [
    ...flags.values('set'),
    ...(flags.has('push') ? [push] : []),
    ...(flags.has('load') ? [load] : []),
    ...(since(4) ? shorthands : []).flatMap((name) => said(name, (is) => `*.${name}=${is}`)),
    ...['sbom', 'provenance'].flatMap((type) =>
      said(type, (value) => `*.attest=${attestOf(type, value)}`),
    ),
  ];
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

function printOf({ world }: Call, { groups }: Written, names: readonly string[], targets: Targets) {
  const reached = Object.entries(groups).filter(([name]) => names.includes(name));
  const group = Object.fromEntries(reached.map(([name, members]) => [name, { targets: members }]));
  const own = names[0] === 'default' ? {} : { default: { targets: names } };
  const target = Object.fromEntries(
    Object.entries(targets).map(([name, one]) => [name, printed(world, one)]),
  );
  return JSON.stringify({ group: { ...own, ...group }, target }, null, 2);
}

/** Every file of a secret is looked for before anything is built. @throws BakeRefused */
function needSecrets(call: Call, targets: Targets): void {
  for (const text of Object.values(targets).flatMap(({ secret }) => textsIn(secret))) {
    const read = parseSecret(text);
    if (!read.ok) throw notPractised('a secret that is neither id=ID,src=FILE nor id=ID,env=NAME');
    const { from } = read.value;
    if (from.kind === 'file' && textOf(call, resolve(call.cwd, from.path)) === null) {
      throw new BakeRefused(
        `failed to stat ${from.path}: stat ${from.path}: no such file or directory`,
      );
    }
  }
}

async function buildTargets(call: Call, flags: Flags, targets: Targets): Promise<number> {
  const all = Object.entries(targets);
  if (all.some(([, { output }]) => textsIn(output).length > 1)) {
    throw notPractised('several outputs of a target');
  }
  const isUntagged = ({ output, tags }: JsonObject) =>
    textsIn(output).some(isPushed) && textsIn(tags).length === 0;
  if (all.some(([, target]) => isUntagged(target))) {
    return fail(call, 'tag is needed when pushing to registry');
  }
  const given = {
    ...{ builder: flags.value('builder'), progress: flags.value('progress') },
    switches: buildxSince(call.world, 0, 4)
      ? []
      : shorthands.filter(flags.has).map((name) => `--${name}`),
  };
  const builds = all.map(([name, target]) => ({ target: name, args: buildOf(target, given) }));
  // Before 0.17 nobody is told which target it was.
  const isNamed = all.length > 1 && buildxSince(call.world, 0, 17);
  const saying: Saying = {
    refuse: fail,
    fail: (own, message, target) => fail(own, isNamed ? `target ${target}: ${message}` : message),
  };
  return buildAll(call, builds, saying, (job) =>
    tellOfFiles(job, filesOf(call, flags.values('file'))),
  );
}

/** What bake reads before anything else: recorded with buildx 0.13 and 0.29. */
async function tellOfFiles(job: Job, files: readonly string[]): Promise<void> {
  const { call } = job;
  if (!buildxSince(call.world, 0, 13)) return;
  const vertex = ownVertex(job, '[internal] load local bake definitions');
  await asVertex(job, vertex, async () => {
    for (const file of files) {
      const size = Buffer.byteLength(textOf(call, resolve(call.cwd, file)) ?? '');
      await timed(job, vertex, `reading ${file}`, 1, { current: size, total: size });
    }
  });
}
