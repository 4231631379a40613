import { csvFields } from '../../../docker/csv.ts';
import type { World } from '../../world.ts';
import { buildxSince } from '../versions.ts';

/** The fields of an attribute that is written as CSV; a bare word has no key. */
export const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    (csvFields(text) ?? [text]).map((field) => {
      const [, key = '', value = field] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
      return [key, value];
    }),
  );

const typeOf = (output: string): string => fieldsOf(output).get('type') ?? 'local';

/** Whether an output takes what was built to a registry. */
export const isPushed = (output: string): boolean => {
  const type = typeOf(output);
  if (type !== 'image') return type === 'registry';
  return fieldsOf(output).get('push') === 'true';
};

/**
 * The outputs with `push` or `load` said of them. Up to 0.13 `push` is added to what goes to an image, and
 * stands alone only where there is no output; later wherever there is none but the engine's.
 *
 * Source: docker/buildx, bake/bake.go (`AddOverrides`) at v0.9.1, `setPushOverride` and `setLoadOverride` at v0.29.1.
 */
export function forcedOut(
  world: World,
  outputs: readonly string[],
  how: 'push' | 'load',
  isForced: boolean,
): readonly string[] {
  const isNew = buildxSince(world, 0, 14);
  if (how === 'load') {
    const isThere = outputs.some((output) => typeOf(output) === 'docker');
    return isForced && !isThere ? [...outputs, 'type=docker'] : outputs;
  }
  const kept = outputs
    .filter((output) => isForced || !isNew || typeOf(output) !== 'registry')
    .map((output) => (typeOf(output) === 'image' ? `${output},push=${isForced}` : output));
  const isAlone = isNew
    ? outputs.every((output) => typeOf(output) === 'docker')
    : outputs.length === 0;
  return isForced && isAlone ? [...kept, 'type=image,push=true'] : kept;
}
