import { constants } from 'node:fs';
import {
  chmod,
  chown,
  copyFile,
  type FileHandle,
  open,
  readlink,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCode, FileError, fileError } from './file-error.ts';
import type { WriteOptions } from './host.ts';
import { makeFolder } from './make-folder.ts';

type Owned = { readonly mode: number; readonly uid: number; readonly gid: number };

/**
 * Writes beside the file and renames, so that nobody ever reads half of it. Of a link, the file it
 * leads to is written. An old file's mode and owner stay, and its text is kept at `backup`. Where
 * that can't be done (a folder or an owner that is not ours, a file that is a mount) it is left alone.
 *
 * @throws FileError; 'exists' when `backup` is already there
 */
export async function writeText(path: string, text: string, options: WriteOptions): Promise<void> {
  try {
    const target = await targetOf(path);
    const old = await existing(target);
    makeFolder(dirname(target));
    if (old !== null && options.backup !== undefined) await keep(target, options.backup, old);
    await replace(target, text, old ?? { mode: options.mode });
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Where a path leads, also when nothing is there yet: a link may point to a file still to be made. */
async function targetOf(path: string, links = 0): Promise<string> {
  const to = await readlink(path).catch(() => null);
  if (to === null) return path;
  if (links > 40) throw new FileError('failed', path);
  return targetOf(resolve(dirname(path), to), links + 1);
}

async function existing(path: string): Promise<Owned | null> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw new FileError('not-a-file', path);
    return { mode: facts.mode & 0o7777, uid: facts.uid, gid: facts.gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function keep(path: string, backup: string, old: Owned): Promise<void> {
  await copyFile(path, backup, constants.COPYFILE_EXCL);
  await chmod(backup, old.mode);
  // Only root may give a file away: a backup that stays with the person who made it will do.
  await chown(backup, old.uid, old.gid).catch(() => {});
}

async function replace(
  path: string,
  text: string,
  owned: Owned | { readonly mode: number },
): Promise<void> {
  // It takes long to load: only who writes waits for it, not the first frame.
  const { randomBytes } = await import('node:crypto');
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(beside, 'wx', 0o600);
  try {
    await fill(file, text, owned);
    await rename(beside, path);
  } catch (error) {
    await unlink(beside).catch(() => {});
    throw error;
  }
}

async function fill(
  file: FileHandle,
  text: string,
  owned: Owned | { readonly mode: number },
): Promise<void> {
  try {
    await file.writeFile(text);
    if ('uid' in owned) await file.chown(owned.uid, owned.gid);
    await file.chmod(owned.mode);
    await file.sync();
  } finally {
    await file.close();
  }
}
