import { isAbsolute, join } from 'node:path';
import { type JsonObject, textIn, textsIn } from '../../../docker/json.ts';
import { fieldsOf } from './outputs.ts';
import { pairsIn } from './target.ts';

/** What was said of all targets, besides their attributes. */
export type Given = {
  readonly builder: string | null;
  readonly progress: string | null;
  /** Flags of a build that each target gets as they stand. */
  readonly switches: readonly string[];
};

/** The arguments of the build that a target stands for. */
export function buildOf(
  target: JsonObject,
  { builder, progress, switches }: Given,
): readonly string[] {
  const context = textIn(target['context']) ?? '.';
  const dockerfile = textIn(target['dockerfile']) ?? 'Dockerfile';
  const platforms = textsIn(target['platforms']);
  const stage = textIn(target['target']);
  const each = (flag: string, values: readonly string[]) => values.flatMap((one) => [flag, one]);
  const list = (flag: string, key: string) => each(flag, textsIn(target[key]));
  return [
    ...(builder === null ? [] : ['--builder', builder]),
    ...(progress === null ? [] : ['--progress', progress]),
    ...(platforms.length === 0 ? [] : ['--platform', platforms.join(',')]),
    ...list('--tag', 'tags'),
    ...['--file', isAbsolute(dockerfile) ? dockerfile : join(context, dockerfile)],
    ...(stage === null ? [] : ['--target', stage]),
    ...each('--build-arg', pairsIn(target['args'])),
    ...each('--label', pairsIn(target['labels'])),
    ...list('--secret', 'secret'),
    ...list('--annotation', 'annotations'),
    ...textsIn(target['attest']).flatMap(attestFlag),
    ...list('--cache-from', 'cache-from'),
    ...list('--cache-to', 'cache-to'),
    ...(target['no-cache'] === true ? ['--no-cache'] : []),
    ...(target['pull'] === true ? ['--pull'] : []),
    ...switches,
    ...list('--output', 'output'),
    context,
  ];
}

/** `type=provenance,mode=max` as the flag of a build. */
function attestFlag(text: string): readonly string[] {
  const { type = '', disabled, ...fields } = Object.fromEntries(fieldsOf(text));
  if (type !== 'provenance' && type !== 'sbom') return [];
  const said = Object.entries(fields).map(([key, value]) => `${key}=${value}`);
  return [`--${type}=${disabled === 'true' ? 'false' : said.join(',') || 'true'}`];
}

/**
 * What `--sbom` and `--provenance` are short for. Source: docker/buildx v0.29.1, util/buildflags/attests.go
 * (`CanonicalizeAttest`).
 */
export function attestOf(type: string, value: string): string {
  const isSwitch = value === 'true' || value === 'false';
  return `type=${type},${isSwitch ? `disabled=${value === 'false'}` : value}`;
}
