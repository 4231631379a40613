import { createHash } from 'node:crypto';
import { binfmtFolder } from '../docker/mounts.ts';
import { FileError } from '../host/file-error.ts';
import type { Appender, FileFacts, Host, ReadResult } from '../host/host.ts';
import { instanceText } from './docker/buildx/instance.ts';
import { binfmtNames } from './kernel.ts';
import { mayWrite, ownerOf } from './ownership.ts';
import { procText } from './proc.ts';
import type { File, World } from './world.ts';

type FileFunctions = Pick<
  Host,
  | 'readText'
  | 'list'
  | 'stat'
  | 'space'
  | 'canRead'
  | 'canWrite'
  | 'sha256'
  | 'writeText'
  | 'remove'
  | 'appender'
>;

/** A disk as laptops have them. Bytes. */
export const disk = { size: 500e9, free: 212e9 };

/** The files of a practice machine, for the person who sits before it: nothing of them is on any disk. */
export function virtualFiles(world: World): FileFunctions {
  const { uid } = world.person;
  const canWrite = (path: string) => mayWrite(world, uid, path);
  const refuse = (path: string): never => {
    throw new FileError('forbidden', path);
  };
  const write = (path: string, text: string, mode: number) => {
    if (!canWrite(path)) refuse(path);
    const old = world.files.get(path);
    world.files.set(path, { text, mode: old?.mode ?? mode, uid: old?.uid ?? uid });
  };
  return {
    readText: async (path) => readText(world, path),
    list: async (path, order = 'name') => {
      const names = namesIn(world, path);
      return names !== null && order === 'name' ? [...names].sort() : names;
    },
    stat: async (path) => factsOf(world, path),
    space: async () => disk,
    canRead: async (path) => readText(world, path).error === null,
    canWrite: async (path) =>
      world.files.has(path) ? canWrite(path) : uid === 0 || ownerOf(world, path) === uid,
    sha256: async (path) => {
      const file = world.files.get(path);
      return file === undefined ? null : createHash('sha256').update(file.text).digest('hex');
    },
    writeText: async (path, text, { mode, backup }) => {
      const old = world.files.get(path);
      if (backup !== undefined && old !== undefined) {
        if (world.files.has(backup)) throw new FileError('exists', backup);
        world.files.set(backup, { ...old });
      }
      write(path, text, mode);
    },
    remove: async (path) => {
      if (world.files.has(path) && !canWrite(path)) refuse(path);
      world.files.delete(path);
      world.folders.delete(path);
    },
    appender: async (path) => {
      write(path, contentOf(world.files.get(path)), 0o600);
      return appenderTo(world, path);
    },
  };
}

function appenderTo(world: World, path: string): Appender {
  const file = world.files.get(path) ?? { text: '', mode: 0o600, uid: 0 };
  const chunks = [contentOf(file)];
  const flush = () => {
    file.text = chunks.join('');
  };
  return {
    append: (chunk) => {
      chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    },
    error: () => null,
    close: async () => flush(),
  };
}

const contentOf = (file: File | undefined): string =>
  file === undefined ? '' : Buffer.from(file.text).toString('utf8');

function readText(world: World, path: string): ReadResult {
  const proc = procText(world, path);
  const told = proc === undefined ? instanceText(world, path) : proc;
  if (told === null) return { text: null, error: 'missing' };
  if (told !== undefined) return { text: told, error: null };
  const file = world.files.get(path);
  if (file === undefined) {
    return { text: null, error: namesIn(world, path) === null ? 'missing' : 'not-a-file' };
  }
  if (file.isSocket) return { text: null, error: 'not-a-file' };
  const { uid } = world.person;
  const isReadable = uid === 0 || file.uid === uid || (file.mode & 0o004) !== 0;
  return isReadable ? { text: contentOf(file), error: null } : { text: null, error: 'forbidden' };
}

/** The names in a folder, in no order but the kernel's own; null where there is no such folder. */
export function namesIn(world: World, path: string): readonly string[] | null {
  if (path === binfmtFolder) return binfmtNames(world) ?? [];
  const prefix = path === '/' ? '/' : `${path}/`;
  const below = [...world.files.keys(), ...world.folders].filter((one) => one.startsWith(prefix));
  if (below.length === 0 && !world.folders.has(path)) return null;
  return [...new Set(below.flatMap((one) => one.slice(prefix.length).split('/')[0] || []))];
}

/** What a path leads to; null where there is nothing. */
export function factsOf(world: World, path: string): FileFacts | null {
  const told = procText(world, path);
  if (typeof told === 'string') {
    return { kind: 'file', mode: 0o644, uid: 0, gid: 0, size: told.length };
  }
  const file = world.files.get(path);
  if (file !== undefined && told !== null) {
    const { mode, uid, gid = uid, text, isSocket } = file;
    return { kind: isSocket ? 'other' : 'file', mode, uid, gid, size: text.length };
  }
  if (namesIn(world, path) === null) return null;
  const owner = ownerOf(world, path);
  return { kind: 'folder', mode: 0o755, uid: owner, gid: owner, size: 4096 };
}
