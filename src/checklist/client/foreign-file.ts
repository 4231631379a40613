import { join } from 'node:path';
import type { Look } from '../../host/look.ts';
import type { ForeignFile } from './facts.ts';

/** buildx keeps `refs/BUILDER/NODE/BUILD`, one file a build: as deep as its folders are looked at. */
const deepest = 3;

/**
 * Something in buildx's own folder that belongs to another account: `sudo docker buildx` leaves such.
 * Folders tell of what is in them, so of `refs` the builds themselves are not looked at.
 */
export async function findForeignFile(look: Look, folder: string): Promise<ForeignFile | null> {
  const { uid, gid } = look;
  if (uid === null || gid === null || uid === 0) return null;
  let level: readonly string[] = [folder];
  for (let depth = 0; level.length > 0; depth++) {
    const seen = await Promise.all(level.map((path) => look.stat(path)));
    const path = level.find((_, index) => (seen[index] ?? { uid }).uid !== uid);
    if (path !== undefined) return { path, folder, uid, gid };
    const folders = level.filter((_, index) => seen[index]?.kind === 'folder');
    level = depth === deepest ? [] : await below(look, folders);
  }
  return null;
}

async function below(look: Look, folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(folders.map((folder) => look.list(folder)));
  return folders.flatMap((folder, index) => (lists[index] ?? []).map((name) => join(folder, name)));
}
