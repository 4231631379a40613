import { createReadStream } from 'node:fs';
import { errorCode } from '../host/file-error.ts';
import { UsageError } from '../model/usage.ts';

const chunkSize = 256 * 1024;

/**
 * What a file holds, piece by piece; `-` is standard input.
 *
 * @throws UsageError where it can't be read
 */
export async function* readInput(file: string): AsyncGenerator<Uint8Array> {
  if (file === '-' && process.stdin.isTTY) throw new UsageError({ kind: 'nothing-piped' });
  try {
    yield* file === '-' ? process.stdin : createReadStream(file, { highWaterMark: chunkSize });
  } catch (error) {
    throw new UsageError({ kind: 'unreadable', path: file, code: errorCode(error) });
  }
}
