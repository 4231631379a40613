import type { Ran, RunOptions } from './host.ts';
import { startProcess } from './processes.ts';

/** How much of each of a command's outputs is kept: what is more was not meant to be read. Bytes. */
const kept = 32 * 1024 * 1024;

/** Runs a command to its end and keeps what it wrote: the first 32 MiB, as UTF-8. */
export async function runProcess(argv: readonly string[], options?: RunOptions): Promise<Ran> {
  const running = startProcess(argv, options);
  const written = { stdout: collect(), stderr: collect() };
  running.onOutput((stream, chunk) => written[stream].push(chunk));
  const ran = await running.ended;
  return { ...ran, stdout: written.stdout.text(), stderr: ran.stderr + written.stderr.text() };
}

function collect() {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    push: (chunk: Uint8Array) => {
      if (size >= kept) return;
      const part = chunk.subarray(0, kept - size);
      chunks.push(part);
      size += part.length;
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
