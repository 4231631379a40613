import { resolve } from 'node:path';
import { bakeFiles } from '../../../docker/bake.ts';
import { isObject, type JsonObject, objectIn, parseJson } from '../../../docker/json.ts';
import type { Call } from '../../tool.ts';
import { textOf } from '../client-files.ts';
import { BakeRefused } from './refused.ts';
import { targetIn } from './target.ts';

/** What a bake file says, as it is written: nothing in it is to be resolved. */
export type Written = {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly targets: Readonly<Record<string, JsonObject>>;
};

const unread = (): BakeRefused =>
  new BakeRefused(
    'PRACTICE reads docker-bake.json with plain values: no HCL, no compose file, no variables, no inherits, no contexts',
  );

/** The bake files that are named, else those that bake finds. */
export const filesOf = (call: Call, named: readonly string[]): readonly string[] =>
  named.length > 0
    ? named
    : bakeFiles.filter((name) => textOf(call, resolve(call.cwd, name)) !== null);

/**
 * Reads the bake files that are named, else those that bake finds. Only JSON that holds plain values is
 * read: HCL, compose files, variables and inheritance are refused, and never passed over.
 *
 * @throws BakeRefused
 */
export function readBakeFiles(call: Call, named: readonly string[]): Written {
  const files = filesOf(call, named);
  if (files.length === 0) throw new BakeRefused("couldn't find a bake definition");
  const all = files.map((file) => readBakeFile(call, file));
  return {
    groups: Object.assign({}, ...all.map(({ groups }) => groups)),
    targets: Object.assign({}, ...all.map(({ targets }) => targets)),
  };
}

function readBakeFile(call: Call, file: string): Written {
  const text = textOf(call, resolve(call.cwd, file));
  if (text === null) throw new BakeRefused(`open ${file}: no such file or directory`);
  const value = parseJson(text);
  if (!file.endsWith('.json') || !isObject(value) || isResolved(value, text)) throw unread();
  const groups = Object.entries(objectIn(value['group'])).map(([name, group]) => {
    const { targets } = objectIn(group);
    return [name, Array.isArray(targets) ? targets.map(String) : []] as const;
  });
  const targets = Object.entries(objectIn(value['target']));
  return {
    groups: Object.fromEntries(groups),
    targets: Object.fromEntries(
      targets.map(([name, target]) => [name, targetIn(objectIn(target))]),
    ),
  };
}

/** Whether bake would have to work something out. */
function isResolved(value: JsonObject, text: string): boolean {
  const known = new Set(['group', 'target']);
  return (
    /[$%]\{/.test(text) ||
    /"(?:inherits|matrix|contexts)"/.test(text) ||
    !Object.keys(value).every((key) => known.has(key))
  );
}

/** The targets that these names stand for, groups opened, in their order. @throws BakeRefused */
export function openNames({ groups, targets }: Written, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const members = groups[name];
    if (members !== undefined)
      return openNames({ groups: { ...groups, [name]: [] }, targets }, members);
    if (targets[name] === undefined) throw new BakeRefused(`failed to find target ${name}`);
    return [name];
  });
}
