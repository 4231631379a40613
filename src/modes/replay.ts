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
import { readInput } from './input.ts';

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
  const report = await replayJson(readInput(file, 'replay'));
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
  const recording = await readAll(file);
  if ((await replayJson(Readable.from(recording))) === null) {
    throw new UsageError({ kind: 'empty-recording', path: file });
  }
  guard.watchTerminal(input);
  const { startReplay } = await import('../ui/start.tsx');
  return startReplay({ file, recording, speed, input, onLeave: guard.onLeave });
}

async function readAll(file: string): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readInput(file, 'replay')) chunks.push(chunk);
  return chunks;
}
