import { createReadStream } from 'node:fs';
import { errorCode } from '../host/file-error.ts';
import { UsageError } from '../model/usage.ts';
import { contentOf } from './content.ts';

const chunkSize = 256 * 1024;
/** The longest of the marks that tell what a file holds. */
const longestMark = 6;

/**
 * The text that a file holds, piece by piece, as UTF-8; `-` is standard input.
 *
 * @throws UsageError where it can't be read, or is no text
 */
export async function* readInput(
  file: string,
  command: 'diagnose' | 'replay',
): AsyncGenerator<Uint8Array> {
  if (file === '-' && process.stdin.isTTY) throw new UsageError({ kind: 'nothing-piped' });
  let held = Buffer.alloc(0);
  let decode: Decode | null = null;
  for await (const chunk of bytesOf(file)) {
    if (decode === null) {
      held = Buffer.concat([held, chunk]);
      if (held.length < longestMark) continue;
      decode = decoderOf({ path: file, command }, held);
      yield decode(held);
    } else yield decode(chunk);
  }
  if (decode === null && held.length > 0) yield decoderOf({ path: file, command }, held)(held);
}

/** All of the text that a file holds. @throws UsageError where it can't be read, or is no text */
export async function readWhole(file: string, command: 'diagnose' | 'replay'): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readInput(file, command)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? process.stdin : createReadStream(file, { highWaterMark: chunkSize });
  } catch (error) {
    throw new UsageError({ kind: 'unreadable', path: file, code: errorCode(error) });
  }
}

type Asked = { readonly path: string; readonly command: 'diagnose' | 'replay' };
type Decode = (bytes: Uint8Array) => Uint8Array;

function decoderOf(asked: Asked, first: Uint8Array): Decode {
  const content = contentOf(first);
  if (content.kind === 'binary') throw new UsageError({ kind: 'not-text', path: asked.path });
  if (content.kind === 'compressed') {
    throw new UsageError({ ...asked, kind: 'compressed', unpack: content.unpack });
  }
  if (content.encoding === 'utf-8') return (bytes) => bytes;
  const decoder = new TextDecoder(content.encoding);
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }));
}
