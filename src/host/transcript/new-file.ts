import { closeSync, fchmodSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { fileError, type WriteError } from '../file-error.ts';

/** A file of lines that is written while something goes on. */
export type LineFile = {
  /** Writes a line at once, so that a crash loses none. */
  readonly add: (line: string) => void;
  /** Why writing ended before `close`; null while all goes well. Whole lines are there up to then. */
  readonly error: () => WriteError | null;
  /** Bytes. */
  readonly size: () => number;
  readonly close: () => void;
};

/**
 * Makes a new file for its owner alone.
 *
 * @throws FileError; 'exists' where something is there already
 */
export const openLineFile = (path: string): LineFile => lineFile(path, open(path));

/** @param opened What the lines are written to; closed with it. */
export function lineFile(path: string, opened: number): LineFile {
  let error: WriteError | null = null;
  let size = 0;
  let file: number | null = opened;
  return {
    add: (line) => {
      if (error !== null || file === null) return;
      const bytes = Buffer.from(`${line}\n`);
      try {
        for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
        size += bytes.length;
      } catch (cause) {
        error = fileError(path, cause).code;
        cutBack(file, size);
      }
    },
    error: () => error,
    size: () => size,
    close: () => {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function open(path: string): number {
  try {
    const file = openSync(path, 'wx', 0o600);
    // Whatever the umask takes away.
    fchmodSync(file, 0o600);
    return file;
  } catch (error) {
    throw fileError(path, error);
  }
}

/** To the last whole line. */
function cutBack(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // What can't be mended is told by `error`.
  }
}
