import { Readable } from 'node:stream';
import { plainWords } from '../docker/terminal-text.ts';
import { readSpeed } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { type Guard, guardProcess } from '../guard.ts';
import { findTerminal } from '../host/terminal.ts';
import { program } from '../model/program.ts';
import { UsageError } from '../model/usage.ts';
import { replayJson } from '../report/replay.ts';
import { cliTexts } from '../texts/cli.ts';
import { asFile } from './as-file.ts';
import { readInput } from './input.ts';

/** Of a recording's first line, that says what it is. UTF-16 units. */
const longestFirstLine = 64 * 1024;

export type ReplayRequest = {
  /** `-` is standard input. */
  readonly file: string;
  readonly values: FlagValues;
};

/** Plays a recorded build, or prints what it comes to; the exit code. */
export async function runReplay({ file, values }: ReplayRequest): Promise<number> {
  const speed = readSpeed(values, { slowest: 0, fastest: 1000 });
  // A replay writes nothing anywhere.
  const guard = guardProcess(null);
  if (!values.has('json')) return play(file, speed, guard);
  const report = await replayJson(await inputOf(file));
  if (report === null) throw new UsageError({ kind: 'empty-recording', path: file });
  process.stdout.write(report.text);
  return 0;
}

async function play(file: string, speed: number, guard: Guard): Promise<number> {
  const input = findTerminal();
  if (typeof input === 'string') {
    const instead = `${program} replay ${file} --json`;
    process.stderr.write(`${plainWords(cliTexts().noTerminal[input](instead))}\n`);
    return 2;
  }
  const recording: Uint8Array[] = [];
  for await (const chunk of await inputOf(file)) recording.push(chunk);
  if ((await replayJson(Readable.from(recording))) === null) {
    throw new UsageError({ kind: 'empty-recording', path: file });
  }
  guard.watchTerminal(input);
  const { startReplay } = await import('../ui/start.tsx');
  return startReplay({ file, recording, speed, input, onLeave: guard.onLeave });
}

/** What a build printed: the file as it is, or the last build in a recording of a whole walk. */
async function inputOf(file: string): Promise<AsyncIterable<Uint8Array>> {
  const { isRecording } = await import('../practice/recording/read-lines.ts');
  const input = readInput(file, 'replay');
  const begun: Uint8Array[] = [];
  let first = '';
  // Nothing is held of a file that is no recording but its beginning.
  while (!first.includes('\n') && first.length < longestFirstLine) {
    const { value, done = false } = await input.next();
    if (done) break;
    begun.push(value);
    first += Buffer.from(value).toString('latin1');
  }
  const all = inOrder(begun, input);
  if (!isRecording(first)) return all;
  const chunks: Uint8Array[] = [];
  for await (const chunk of all) chunks.push(chunk);
  return buildIn(file, Buffer.concat(chunks).toString('utf8'));
}

async function* inOrder(
  begun: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* begun;
  yield* rest;
}

async function buildIn(file: string, text: string): Promise<AsyncIterable<Uint8Array>> {
  const [{ recordingIn }, { buildStream }] = await Promise.all([
    import('./recording.ts'),
    import('../practice/recording/build-stream.ts'),
  ]);
  const { build } = recordingIn(file, text);
  if (build !== null) return Readable.from(buildStream(build));
  const { recordTexts } = await import('../texts/record.ts');
  throw new UsageError({
    kind: 'recording',
    sentence: recordTexts().fault.noBuild(asFile(file)),
  });
}
