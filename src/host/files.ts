import { constants, createReadStream } from 'node:fs';
import { access, opendir, readFile, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import { errorCode, fileError } from './file-error.ts';
import type { FileFacts, ListOrder, ReadError, ReadResult, Space } from './host.ts';

/** No file that the wizard reads is nearly as large: what is larger was not meant. Bytes. */
const largest = 32 * 1024 * 1024;

const readErrors: Readonly<Record<string, ReadError>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
};

/** A file as UTF-8; bytes that are none become U+FFFD. */
export async function readText(path: string): Promise<ReadResult> {
  try {
    const facts = await stat(path);
    // A pipe or a device would be read forever.
    if (!facts.isFile()) return { text: null, error: 'not-a-file' };
    if (facts.size > largest) return { text: null, error: 'unreadable' };
    return { text: await readFile(path, 'utf8'), error: null };
  } catch (error) {
    return { text: null, error: readErrors[errorCode(error)] ?? 'unreadable' };
  }
}

/** The names in a folder; null where it can't be listed. */
export async function list(
  path: string,
  order: ListOrder = 'name',
): Promise<readonly string[] | null> {
  const names: string[] = [];
  try {
    // Unlike `readdir`, which sorts the names.
    for await (const { name } of await opendir(path)) names.push(name);
  } catch {
    return null;
  }
  return order === 'name' ? names.sort() : names;
}

/** What a path leads to, links followed; null where it leads nowhere. */
export async function fileFacts(path: string): Promise<FileFacts | null> {
  try {
    const facts = await stat(path);
    const kind = facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : 'other';
    const { uid, gid, size } = facts;
    return { kind, mode: facts.mode & 0o7777, uid, gid, size };
  } catch {
    return null;
  }
}

/** Room on the file system that a path is on, in bytes; null where it can't be told. */
export async function space(path: string): Promise<Space | null> {
  return statfs(path).then(
    ({ bsize, blocks, bavail }) => ({ size: bsize * blocks, free: bsize * bavail }),
    () => null,
  );
}

/** Whether a file may be read; what is in it is not looked at. */
export const canRead = (path: string): Promise<boolean> => allows(path, constants.R_OK);

export const canWrite = (path: string): Promise<boolean> => allows(path, constants.W_OK);

async function allows(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** SHA-256 in hex, null where the file can't be read. */
export async function sha256(path: string): Promise<string | null> {
  const facts = await fileFacts(path);
  if (facts?.kind !== 'file') return null;
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

/**
 * Removes a file, a link or an empty folder; nothing there is as good.
 *
 * @throws FileError
 */
export async function remove(path: string): Promise<void> {
  try {
    await unlink(path).catch((error: unknown) => {
      // Linux says EISDIR of a folder, POSIX and macOS EPERM.
      if (['EISDIR', 'EPERM'].includes(errorCode(error))) return rmdir(path);
      throw error;
    });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw fileError(path, error);
  }
}
