import { createReadStream } from 'node:fs';
import { type Diagnosed, fromText } from '../doctor/diagnosed.ts';
import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import { errorCode } from '../host/file-error.ts';
import { createLocalHost, endChildren } from '../host/local.ts';
import { stateFolder } from '../host/state-folder.ts';
import { diagnoseJson, diagnoseLines } from '../report/diagnose.ts';
import { nothingKnownLines } from '../report/nothing-known.ts';
import { pageFor, printed } from '../report/printed.ts';
import { createMatcher, type Log } from '../troubleshooting/matcher.ts';
import { UsageError } from '../usage.ts';
import { rightsOn } from '../wizard/rights.ts';

export type DiagnoseRequest = {
  /** `-` is standard input. */
  readonly file: string;
  readonly values: FlagValues;
};

/** Says which known failures are in a log, and what mends them; the exit code. */
export async function runDiagnose({ file, values }: DiagnoseRequest): Promise<number> {
  const host = createLocalHost();
  const { onLeave } = guardProcess(stateFolder(host));
  onLeave(endChildren);
  const [log, rights] = await Promise.all([readLog(file), rightsOn(host)]);
  const failures = fromText(log.matches, rights);
  process.stdout.write(report(failures, log, { file, values }));
  return failures.length > 0 ? 0 : 1;
}

function report(failures: readonly Diagnosed[], log: Log, { file, values }: DiagnoseRequest) {
  if (values.has('json')) return diagnoseJson(failures, file === '-' ? null : file);
  const page = pageFor(process.stdout, process.env);
  const lines = failures.length > 0 ? diagnoseLines(page, failures) : nothingKnownLines(page, log);
  return printed(lines, page);
}

async function readLog(file: string): Promise<Log> {
  const matcher = createMatcher();
  let isEmpty = true;
  for await (const chunk of read(file)) {
    isEmpty &&= chunk.length === 0;
    matcher.push(chunk);
  }
  if (isEmpty) throw new UsageError({ kind: 'empty-log', path: file });
  return matcher.end();
}

const chunkSize = 256 * 1024;

async function* read(file: string): AsyncGenerator<Uint8Array> {
  if (file === '-' && process.stdin.isTTY) throw new UsageError({ kind: 'nothing-piped' });
  try {
    yield* file === '-' ? process.stdin : createReadStream(file, { highWaterMark: chunkSize });
  } catch (error) {
    throw new UsageError({ kind: 'unreadable', path: file, code: errorCode(error) });
  }
}
