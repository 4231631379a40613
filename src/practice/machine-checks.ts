import { posix } from 'node:path';
import { isObject, itemsIn, objectIn, textIn } from '../docker/json.ts';
import { isKnownPlatform, normalisePlatform } from '../docker/platform.ts';
import { parseReference } from '../docker/reference.ts';
import { parseSource } from '../docker/reference-pattern.ts';
import type { MachineProblem } from '../model/machine-fault.ts';
import { expanded, homeOf } from './machine-files.ts';
import type { Found, Rules, Way } from './schema.ts';

/** What no pattern can tell of the texts in a machine's file. */
export const textChecks: NonNullable<Rules['checks']> = {
  platform: (text) => platformProblem(text),
  // Old tools name no variant of ARM, and no one knows then which one it is.
  'image-platform': (text) => (text === 'linux/arm' ? null : platformProblem(text)),
  tag: (text) => referenceProblem(text, text),
  source: (text) => {
    const source = parseSource(text);
    return source.ok ? null : { kind: 'reference', found: text, code: source.code };
  },
  image: (text) => referenceProblem(text, `registry.example/${text}`),
};

const platformProblem = (text: string): MachineProblem | null =>
  isKnownPlatform(text) && normalisePlatform(text) === text
    ? null
    : { kind: 'platform', found: text };

function referenceProblem(found: string, whole: string): MachineProblem | null {
  const reference = parseReference(whole);
  if (!reference.ok) return { kind: 'reference', found, code: reference.code };
  if (reference.digest !== null) return { kind: 'reference', found, code: 'has-digest' };
  return reference.tag === null ? { kind: 'reference', found, code: 'no-tag' } : null;
}

/** Where parts of a machine that are well each don't go together. The value may be anything. */
export function contradictionsIn(value: unknown): readonly Found[] {
  const machine = objectIn(value);
  return [
    ...selectionIn(objectIn(machine['builders'])),
    ...twiceIn(['builders', 'list'], objectIn(machine['builders'])['list'], 'name'),
    ...twiceIn(['binfmt', 'handlers'], objectIn(machine['binfmt'])['handlers'], 'name'),
    ...twiceIn(['registries'], machine['registries'], 'host'),
    ...projectIn(machine),
  ];
}

function selectionIn({ selected, list }: { readonly [key: string]: unknown }): readonly Found[] {
  const name = textIn(selected);
  const names = itemsIn(list).flatMap((one) => textIn(objectIn(one)['name']) ?? []);
  const allowed = ['default', ...names];
  if (name === null || allowed.includes(name)) return [];
  return [{ way: ['builders', 'selected'], problem: { kind: 'builder', found: name, allowed } }];
}

function twiceIn(way: Way, list: unknown, key: string): readonly Found[] {
  const seen = new Set<string>(way[0] === 'builders' ? ['default'] : []);
  return itemsIn(list).flatMap((one, index): readonly Found[] => {
    const name = textIn(objectIn(one)[key]);
    if (name === null) return [];
    const isSecond = seen.has(name);
    seen.add(name);
    return isSecond ? [{ way: [...way, index, key], problem: { kind: 'twice', name } }] : [];
  });
}

/** The wizard starts in the project's folder, and builds what its Dockerfile says. */
function projectIn(machine: { readonly [key: string]: unknown }): readonly Found[] {
  const { folder = '~/hello', files = {}, system } = machine;
  if (typeof folder !== 'string' || !isObject(files)) return [];
  const home = homeOf(objectIn(system));
  const paths = Object.keys(files).map((path) => expanded(path, home));
  const own = expanded(folder, home).replace(/\/$/, '');
  const way = 'files' in machine ? ['files'] : [];
  if (!paths.some((path) => path.startsWith(`${own}/`))) {
    return [{ way, isKey: true, problem: { kind: 'no-folder', folder } }];
  }
  return paths.includes(posix.join(own, 'Dockerfile'))
    ? []
    : [{ way, isKey: true, problem: { kind: 'no-dockerfile', folder } }];
}
