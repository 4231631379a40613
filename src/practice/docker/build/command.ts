import { parseCacheFrom, parseCacheTo } from '../../../docker/build-options/cache.ts';
import type { ReadOption } from '../../../docker/build-options/fault.ts';
import { parseSecret, type Secret } from '../../../docker/build-options/secret.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import type { World } from '../../world.ts';
import { readFlags } from '../flags.ts';
import { buildxSince } from '../versions.ts';

/** Where a build's result goes. */
export type Output =
  | { readonly kind: 'push' }
  | { readonly kind: 'oci'; readonly dest: string; readonly isTar: boolean }
  /** No exporter at all: the steps run, and nothing is left. */
  | { readonly kind: 'cacheonly' }
  /** Left out: the engine's own builder keeps the image, another one nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'other'; readonly type: string };

export type BuildArguments = {
  readonly builder: string | null;
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
  /** `-` is the standard input. */
  readonly file: string | null;
  readonly context: string | null;
  readonly output: Output;
  readonly progress: string;
  readonly noCache: boolean;
  readonly metadataFile: string | null;
  readonly target: string | null;
  /** By key; what the environment does not know is left out. */
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly labels: Readonly<Record<string, string>>;
  readonly secrets: readonly Secret[];
  readonly annotations: readonly string[];
  /** What `--provenance` and `--sbom` say; null where they are left out. */
  readonly provenance: string | null;
  readonly sbom: string | null;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
};

/** Reads what follows `docker buildx build`; source: docker/buildx, commands/build.go. */
export function readBuild(
  world: World,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): BuildArguments {
  const flags = readFlags(args, {
    values: [
      ...['platform', 'tag', 'file', 'output', 'progress', 'build-arg', 'network'],
      ...(buildxSince(world, 0, 4) ? ['builder'] : []),
      ...['target', 'cache-from', 'cache-to', 'label', 'secret', 'ssh'],
      ...(buildxSince(world, 0, 5) ? ['metadata-file'] : []),
      ...(buildxSince(world, 0, 10) ? ['provenance', 'sbom'] : []),
      ...(buildxSince(world, 0, 12) ? ['annotation'] : []),
    ],
    switches: ['push', 'load', 'no-cache', 'pull', 'quiet'],
    short: { t: 'tag', f: 'file', o: 'output', q: 'quiet' },
  });
  return {
    builder: flags.value('builder'),
    platforms: flags.values('platform').flatMap((list) => list.split(',')),
    tags: flags.values('tag'),
    file: flags.value('file'),
    context: flags.words[0] ?? null,
    output: outputOf(world, flags.value('output'), flags.has('push'), flags.has('load')),
    progress: progressOf(world, flags.value('progress'), env['BUILDKIT_PROGRESS']),
    noCache: flags.has('no-cache'),
    metadataFile: flags.value('metadata-file'),
    target: flags.value('target'),
    buildArgs: argumentsIn(flags.values('build-arg'), env),
    labels: Object.fromEntries(argumentsIn(flags.values('label'), {})),
    secrets: flags.values('secret').map((text) => understood('--secret', text, parseSecret(text))),
    annotations: flags.values('annotation'),
    provenance: flags.value('provenance'),
    sbom: flags.value('sbom'),
    cacheFrom: flags
      .values('cache-from')
      .map((text) => understood('--cache-from', text, parseCacheFrom(text))),
    cacheTo: flags
      .values('cache-to')
      .map((text) => understood('--cache-to', text, parseCacheTo(text)).reference),
  };
}

/** A key without a value is a variable's. */
function argumentsIn(
  given: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const pairs = given.map((text) => {
    const [, key = text, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    return [key, value ?? env[key]] as const;
  });
  return new Map(
    pairs.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** What buildx takes and this machine does not know is refused, and never passed over. */
function understood<Value>(flag: string, text: string, read: ReadOption<Value>): Value {
  if (read.ok) return read.value;
  throw new UnknownCommand(['docker', 'buildx', 'build', flag, text]);
}

function outputOf(world: World, value: string | null, isPush: boolean, isLoad: boolean): Output {
  if (isPush) return { kind: 'push' };
  if (value === null) return isLoad ? { kind: 'other', type: 'docker' } : { kind: 'none' };
  const fields = value.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  const pairs = new Map(
    fields
      .map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field))
      .map((field) => {
        const at = field.indexOf('=');
        return [field.slice(0, at), field.slice(at + 1)] as const;
      }),
  );
  const type = pairs.get('type') ?? 'local';
  // From 0.4.2 on; before, it is an exporter that nobody has.
  if (type === 'cacheonly' && buildxSince(world, 0, 4, 2)) return { kind: 'cacheonly' };
  const isTar = pairs.get('tar') !== 'false';
  if (type === 'oci') return { kind: 'oci', dest: pairs.get('dest') ?? '-', isTar };
  if (type === 'registry') return { kind: 'push' };
  if (type === 'image') return { kind: pairs.get('push') === 'true' ? 'push' : 'none' };
  return { kind: 'other', type };
}

/** No terminal is ever there: `auto` is plain. rawjson is there from 0.12 on. */
function progressOf(world: World, flag: string | null, env: string | undefined): string {
  const wanted = flag ?? (env || 'auto');
  if (wanted === 'rawjson' && !buildxSince(world, 0, 12)) return 'plain';
  return wanted === 'auto' || wanted === 'tty' ? 'plain' : wanted;
}
