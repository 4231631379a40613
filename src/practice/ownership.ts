import { dirname } from 'node:path/posix';
import type { World } from './world.ts';

/** Who a folder belongs to: from their home on, to the person. */
export function ownerOf({ person }: World, folder: string): number {
  return folder === person.home || folder.startsWith(`${person.home}/`) ? person.uid : 0;
}

/** Whether an account may write a file, or make it where there is none. */
export function mayWrite(world: World, uid: number, path: string): boolean {
  const owner = world.files.get(path)?.uid ?? ownerOf(world, dirname(path));
  return uid === 0 || owner === uid;
}
