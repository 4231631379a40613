import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './file-error.ts';

/**
 * Makes a folder and those above it, each for the person alone; one that is there stays as it is.
 * (Node's own recursion never ends where a file system like /proc says ENOENT of a new folder.)
 *
 * @throws the system's error
 */
export function makeFolder(path: string): void {
  try {
    makeOne(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    makeOne(path);
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, 0o700);
  } catch (error) {
    // What is in the way may be a file: whoever writes into the folder finds out.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
