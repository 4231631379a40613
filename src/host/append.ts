import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FileError, fileError } from './file-error.ts';
import type { Appender } from './host.ts';
import { makeFolder } from './make-folder.ts';

/** How much is held before it is written. Bytes. */
const held = 64 * 1024;

/**
 * Appends to a file, in order, a block at a time. It writes synchronously: nothing piles up in
 * memory, and a crash loses no line. A disk that is full ends the writing, not the wizard.
 *
 * @throws FileError when the file can't be opened
 */
export function openAppender(path: string): Appender {
  const file = open(path);
  let chunks: Uint8Array[] = [];
  let size = 0;
  let error: FileError | null = null;

  const flush = () => {
    const block = Buffer.concat(chunks);
    chunks = [];
    size = 0;
    if (error !== null) return;
    try {
      for (let from = 0; from < block.length; ) from += writeSync(file, block, from);
    } catch (cause) {
      error = fileError(path, cause);
    }
  };
  let flushing: NodeJS.Immediate | null = null;
  const flushSoon = () => {
    flushing ??= setImmediate(() => {
      flushing = null;
      flush();
    });
  };

  process.once('exit', flush);
  return {
    append: (chunk) => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      chunks.push(bytes);
      size += bytes.length;
      if (size >= held) flush();
      else flushSoon();
    },
    error: () => error?.code ?? null,
    close: async () => {
      process.off('exit', flush);
      if (flushing !== null) clearImmediate(flushing);
      flush();
      closeSync(file);
    },
  };
}

function open(path: string): number {
  try {
    makeFolder(dirname(path));
    return openSync(path, 'a', 0o600);
  } catch (error) {
    throw fileError(path, error);
  }
}
