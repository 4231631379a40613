import { csvField } from '../../../docker/csv.ts';
import { isObject, itemsIn, type JsonObject, objectIn } from '../../../docker/json.ts';
import type { World } from '../../world.ts';
import { buildxSince } from '../versions.ts';
import { built, listed } from './keys.ts';
import { fieldsOf } from './outputs.ts';
import { notPractised } from './refused.ts';

/** Attributes that have fields of their own. */
const composed = ['attest', 'cache-from', 'cache-to', 'secret', 'output'];

/** A target as the file has it, its lists as texts. @throws BakeRefused for what is not built in practice */
export function targetIn(target: JsonObject): JsonObject {
  const other = Object.keys(target).find((key) => key !== 'description' && !built.includes(key));
  if (other !== undefined) throw notPractised(`"${other}" of a target`);
  return Object.fromEntries(
    Object.entries(target).map(([key, value]) => [
      key,
      listed.includes(key) ? itemsIn(value).map(asText) : value,
    ]),
  );
}

const asText = (item: unknown): string =>
  isObject(item)
    ? Object.entries(item)
        .map(([key, value]) => csvField(`${key}=${value}`))
        .join(',')
    : String(item);

/** One of each kind: the last one counts. Source: docker/buildx v0.29.1, util/buildflags/attests.go. */
export const attestedOnce = (attests: readonly string[]): readonly string[] => [
  ...new Map(attests.map((text) => [fieldsOf(text).get('type'), text])).values(),
];

/**
 * A target as `--print` shows it. From 0.20 on what has fields is an object.
 *
 * Source: docker/buildx, bake/bake.go (`Target`), v0.9.1, v0.13.1 and v0.29.1; util/buildflags.
 */
export function printed(world: World, target: JsonObject): JsonObject {
  const whole: JsonObject = { context: '.', dockerfile: 'Dockerfile', ...target };
  const asObjects = buildxSince(world, 0, 20);
  return Object.fromEntries(
    built.flatMap((key): [string, unknown][] => {
      const value = whole[key];
      if (value === undefined || isEmpty(value)) return [];
      if (!asObjects || !composed.includes(key)) return [[key, value]];
      return [[key, itemsIn(value).map((text) => asObject(key, String(text)))]];
    }),
  );
}

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/** What a bare word means: the reference of a cache, or where an output goes. */
const bare = (key: string, word: string): readonly [string, unknown][] =>
  Object.entries(
    key === 'output' ? { dest: word, type: 'local' } : { ref: word, type: 'registry' },
  );

function asObject(key: string, text: string): JsonObject {
  const fields = [...fieldsOf(text)].flatMap(
    ([name, value]): readonly (readonly [string, unknown])[] => {
      if (name === '') return bare(key, value);
      if (name !== 'disabled') return [[name, value]];
      return value === 'true' ? [[name, true]] : [];
    },
  );
  return Object.fromEntries(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The texts by their names that an attribute holds; what has no value is the Dockerfile's. */
export const pairsIn = (value: unknown): readonly string[] =>
  Object.entries(objectIn(value)).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${name}=${text}`] : [],
  );
