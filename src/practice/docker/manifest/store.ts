import { join } from 'node:path/posix';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import type { World } from '../../world.ts';
import { folderOf, textOf } from '../client-files.ts';
import type { Entry } from './entry.ts';
import { wholeName } from './names.ts';

/**
 * The lists that the client keeps between `create` and `push`: a folder a list, a file an image.
 *
 * Source: docker/cli, cli/manifest/store/store.go.
 */
const storeOf = (call: Pick<Call, 'env' | 'world'>): string => join(folderOf(call), 'manifests');

const fileName = (name: string): string => name.replaceAll(':', '-').replaceAll('/', '_');

export const folderOfList = (call: Pick<Call, 'env' | 'world'>, list: Reference): string =>
  join(storeOf(call), fileName(wholeName(list)));

const pathOf = (call: Pick<Call, 'env' | 'world'>, list: Reference, image: Reference): string =>
  join(folderOfList(call, list), fileName(wholeName(image)));

/** What is kept of one image of a list; null where nothing is. */
export function keptImage(call: Call, list: Reference, image: Reference): Entry | null {
  return read(call, pathOf(call, list, image));
}

/** All images of a list, in the order of their files' names; null where there is no such list. */
export function keptList(call: Call, list: Reference): readonly Entry[] | null {
  const folder = `${folderOfList(call, list)}/`;
  const paths = [...call.world.files.keys()].filter((path) => path.startsWith(folder)).sort();
  return paths.length === 0 ? null : paths.flatMap((path) => read(call, path) ?? []);
}

export function keep(
  call: Pick<Call, 'env' | 'world'>,
  list: Reference,
  image: Reference,
  entry: Entry,
): void {
  const { uid } = call.world.person;
  const text = JSON.stringify(entry);
  call.world.folders.add(storeOf(call));
  call.world.files.set(pathOf(call, list, image), { text, mode: 0o644, uid });
}

export function forget(call: Call, list: Reference): void {
  const folder = `${folderOfList(call, list)}/`;
  for (const path of [...call.world.files.keys()]) {
    if (path.startsWith(folder)) call.world.files.delete(path);
  }
}

const read = (call: { readonly world: World }, path: string): Entry | null => {
  const text = textOf(call, path);
  return text === null ? null : (JSON.parse(text) as Entry);
};
