import { parseCacheFrom, parseCacheTo } from './docker/build-options/cache.ts';
import type { ReadOption } from './docker/build-options/fault.ts';
import { parseSecret } from './docker/build-options/secret.ts';
import {
  parseAnnotation,
  parseBuildArg,
  parseProvenance,
  parseTarget,
} from './docker/build-options/words.ts';
import type { BuildOptions } from './docker/build-options.ts';
import type { FlagValues } from './flags.ts';
import { UsageError } from './model/usage.ts';

/**
 * The options of the build that the wizard's flags give: only what was given.
 *
 * @throws UsageError for the first that is none
 */
export function readOptions(values: FlagValues): Partial<BuildOptions> {
  const all = <Value>(flag: string, parse: (text: string) => ReadOption<Value>) =>
    (values.get(flag) ?? []).map((value) => read(`--${flag}`, value, parse(value)));
  const given: { -readonly [Name in keyof BuildOptions]?: BuildOptions[Name] | undefined } = {
    target: all('target', parseTarget).at(-1),
    buildArgs: all('build-arg', parseBuildArg),
    secrets: all('secret', parseSecret),
    annotations: all('annotation', parseAnnotation),
    provenance: all('provenance', parseProvenance).at(-1),
    sbom: values.has('sbom') || undefined,
    cacheFrom: all('cache-from', parseCacheFrom),
    cacheTo: all('cache-to', parseCacheTo),
  };
  const isGiven = ([, value]: readonly [string, unknown]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined;
  return Object.fromEntries(Object.entries(given).filter(isGiven));
}

function read<Value>(flag: string, value: string, parsed: ReadOption<Value>): Value {
  if (parsed.ok) return parsed.value;
  throw new UsageError({ kind: 'option', flag, value, fault: parsed.fault });
}
