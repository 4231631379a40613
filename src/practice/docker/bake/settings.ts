import { type JsonObject, objectIn, textsIn } from '../../../docker/json.ts';
import type { Call } from '../../tool.ts';
import { buildxSince } from '../versions.ts';
import type { Written } from './definition.ts';
import { attributeOf, knowsKey, listed } from './keys.ts';
import { forcedOut } from './outputs.ts';
import { BakeRefused, notPractised } from './refused.ts';
import { attestedOnce } from './target.ts';

/** One `--set PATTERN.KEY[.NAME][+]=VALUE`. */
export type Setting = {
  readonly targets: readonly string[];
  readonly key: string;
  /** Of an argument or a label. */
  readonly name: string | null;
  readonly value: string;
  /** With `+`, from 0.22 on: added to what the file says. */
  readonly isAdded: boolean;
};

/**
 * Reads what `--set` was given, as buildx does before it resolves anything.
 *
 * Source: docker/buildx, bake/bake.go (`newOverrides`), v0.9.1 and v0.29.1.
 *
 * @throws BakeRefused
 */
export function readSettings(
  call: Call,
  written: Written,
  given: readonly string[],
): readonly Setting[] {
  return given.flatMap((text) => {
    const [, path = text, value = null] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const isAdded = path.endsWith('+') && buildxSince(call.world, 0, 22);
    const [pattern = '', key, ...rest] = (isAdded ? path.slice(0, -1) : path).split('.');
    if (key === undefined) {
      throw new BakeRefused(`invalid override key ${path}, expected target.name`);
    }
    if (value === null && key !== 'args') {
      throw new BakeRefused(`invalid override ${text}, expected target.name=value`);
    }
    const targets = matching(written, pattern);
    const name = rest.length === 0 ? null : rest.join('.');
    if (key === 'args' && name === null) {
      throw new BakeRefused(`invalid key ${path}, args requires name`);
    }
    // A variable that is not there says nothing.
    const said = value ?? call.env[name ?? ''];
    return said === undefined ? [] : [{ targets, key, name, value: said, isAdded }];
  });
}

/** The targets that a pattern of the shell stands for. @throws BakeRefused */
function matching({ targets }: Written, pattern: string): readonly string[] {
  const names = Object.keys(targets);
  if (names.includes(pattern)) return [pattern];
  const inWords = pattern.replaceAll(/[\\^$.|+(){}[\]]/g, '\\$&');
  const shape = new RegExp(`^${inWords.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  const found = names.filter((name) => shape.test(name));
  if (found.length > 0) return found;
  throw new BakeRefused(`could not find any target matching '${pattern}'`);
}

/**
 * A target with what was set for it. Source: docker/buildx, bake/bake.go (`AddOverrides`), v0.9.1, v0.13.1
 * and v0.29.1: from 0.12 to 0.21 annotations get lost on their way.
 *
 * @throws BakeRefused
 */
export function withSettings(
  call: Call,
  name: string,
  target: JsonObject,
  settings: readonly Setting[],
): JsonObject {
  const own = settings.filter(({ targets }) => targets.includes(name));
  // What is pushed is seen by the outputs that there are then.
  const keys = [...new Set(own.map(({ key }) => key))].toSorted(
    (one, other) => Number(isForce(one)) - Number(isForce(other)),
  );
  let changed = target;
  for (const key of keys) {
    if (!knowsKey(call.world, key)) throw new BakeRefused(`unknown key: ${key}`);
    const same = own.filter((setting) => setting.key === key);
    changed = Object.assign({}, changed, changeOf(call, changed, key, same));
  }
  return changed;
}

const isForce = (key: string): boolean => key === 'push' || key === 'load';

function changeOf(
  call: Call,
  target: JsonObject,
  key: string,
  same: readonly Setting[],
): JsonObject {
  const attribute = attributeOf(key);
  const last = same.at(-1);
  if (attribute === null || last === undefined) throw notPractised(`--set *.${key}`);
  const before = textsIn(target[attribute]);
  const given = same.map(({ value }) => value);
  if (isForce(key)) {
    const isForced = booleanOf(key, last.value);
    return { output: forcedOut(call.world, before, key === 'push' ? 'push' : 'load', isForced) };
  }
  if (key === 'annotations') {
    return { annotations: [...before, ...(buildxSince(call.world, 0, 22) ? given : [])] };
  }
  if (key === 'attest') return { attest: attestedOnce([...before, ...given]) };
  if (listed.includes(attribute))
    return { [attribute]: [...(last.isAdded ? before : []), ...given] };
  if (key === 'args' || key === 'labels') return { [key]: named(call, target, key, same) };
  return { [attribute]: isSwitch(key) ? booleanOf(key, last.value) : last.value };
}

function named(
  call: Call,
  target: JsonObject,
  key: 'args' | 'labels',
  same: readonly Setting[],
): JsonObject {
  const pairs = same.map(({ name, value }) => {
    if (name !== null) return [name, value] as const;
    throw new BakeRefused(
      buildxSince(call.world, 0, 18)
        ? `invalid format for ${key}, expecting ${key}.<name>=<value>`
        : `${key} require name`,
    );
  });
  return { ...objectIn(target[key]), ...Object.fromEntries(pairs) };
}

const isSwitch = (key: string): boolean => key === 'no-cache' || key === 'pull';

/** As Go's `strconv.ParseBool` reads it. @throws BakeRefused */
function booleanOf(key: string, value: string): boolean {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(value)) return true;
  if (/^(?:0|f|F|FALSE|false|False)$/.test(value)) return false;
  throw new BakeRefused(`invalid value ${value} for boolean key ${key}`);
}
