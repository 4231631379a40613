import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { ReadStream } from 'node:tty';
import { plainWords } from './docker/terminal-text.ts';
import { makeFolder } from './host/make-folder.ts';
import { cliTexts } from './texts/cli.ts';

/** What makes an end that nobody planned a clean one. */
export type Guard = {
  /** From now on this terminal is put back, whatever happens. */
  readonly watchTerminal: (input: ReadStream) => void;
  /** Called before the process ends otherwise than planned: to take the screen down, to end children. */
  readonly onLeave: (leave: () => void) => void;
  /** From now on nothing is written about a crash, either. */
  readonly keepNothing: () => void;
};

const showCursor = '\u001b[?25h';
const pasteAsTyped = '\u001b[?2004l';

/**
 * Turns a crash or a signal into one sentence and an exit code: 1 for an error of the wizard's own,
 * its details in a file in `folder`, none where that is null; 128 and the signal's number for a signal.
 */
export function guardProcess(folder: string | null): Guard {
  const leaving: (() => void)[] = [];
  let place = folder;
  let isLeaving = false;

  const leave = (exitCode: number, sentence: () => string | null) => {
    if (isLeaving) return;
    isLeaving = true;
    for (const each of leaving.reverse()) attempt(each);
    const said = attempt(sentence);
    if (said) attempt(() => process.stderr.write(`${plainWords(said)}\n`));
    process.exit(exitCode);
  };
  const crash = (error: unknown) =>
    leave(1, () => cliTexts().crashed(messageOf(error), writeDetails(place, error)));

  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => leave(128 + constants.signals[name], () => null));
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads our output may leave before its end, as `head` does: that is no error.
    if (error.code === 'EPIPE') leave(0, () => null);
    // The terminal was closed; the signal that says so may come later.
    else if (error.code === 'EIO') leave(128 + constants.signals.SIGHUP, () => null);
    else crash(error);
  });
  process.stderr.on('error', () => {});
  return {
    onLeave: (each) => leaving.push(each),
    watchTerminal: (input) => leaving.unshift(() => restore(input)),
    keepNothing: () => {
      place = null;
    },
  };
}

function restore(input: ReadStream): void {
  input.setRawMode(false);
  process.stdout.write(showCursor + pasteAsTyped);
}

function attempt<Result>(action: () => Result): Result | null {
  try {
    return action();
  } catch {
    return null;
  }
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** The path of the file that holds the details, null where none could be written. */
function writeDetails(folder: string | null, error: unknown): string | null {
  if (folder === null) return null;
  return attempt(() => {
    const file = join(folder, `crash-${new Date().toISOString().replaceAll(':', '-')}.txt`);
    makeFolder(folder);
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const system = `Node.js ${process.version}, ${process.platform} ${process.arch}`;
    writeFileSync(file, `${system}\n\n${details}\n`, { mode: 0o600 });
    return file;
  });
}
