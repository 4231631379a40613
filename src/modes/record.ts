import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { shellQuote } from '../docker/shell-words.ts';
import { plainText } from '../docker/terminal-text.ts';
import type { FlagValues } from '../flags.ts';
import type { Guard } from '../guard.ts';
import { clientFolder } from '../host/client-folder.ts';
import { FileError } from '../host/file-error.ts';
import type { Host } from '../host/host.ts';
import { headerOf, learnEnvironment } from '../host/transcript/header.ts';
import { identityOf } from '../host/transcript/identity.ts';
import { createKeeper, type Keeper } from '../host/transcript/keeper.ts';
import { createMasking } from '../host/transcript/masking.ts';
import { type LineFile, openLineFile } from '../host/transcript/new-file.ts';
import { transcribe } from '../host/transcript.ts';
import { program } from '../model/program.ts';
import { UsageError } from '../model/usage.ts';
import { recordTexts } from '../texts/record.ts';
import { size } from '../ui/amounts.ts';
import { blank, type Line, paragraph } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';
import { noted } from '../wizard/noted.ts';
import { asFile } from './as-file.ts';
import type { Chosen } from './chosen.ts';
import { type Around, runWizard } from './wizard.ts';

export type RecordRequest = {
  /** Where the recording is kept. */
  readonly file: string;
  /** The folder to build from, where one is named. */
  readonly folder: string | undefined;
  readonly values: FlagValues;
};

/** Walks a person through the checklist, and keeps what happens; the exit code. */
export async function runRecord({ file, folder, values }: RecordRequest): Promise<number> {
  if (isThere(file)) throw unusable(recordTexts().unusable.exists(file));
  let kept: Kept | null = null;
  const end = () => {
    if (kept === null) return;
    kept.lines.close();
    say(file, kept);
    kept = null;
  };
  const watch = async (chosen: Chosen, { onLeave }: Guard): Promise<Around> => {
    if (chosen.isRecording === true) throw unusable(recordTexts().unusable.ofRecording);
    const host = await chosen.open();
    const lines = open(file);
    kept = { lines, hasBuild: () => false };
    onLeave(end);
    const keeper = await keep(host, lines);
    kept = { lines, hasBuild: keeper.hasBuild };
    return {
      open: async () => transcribe(host, keeper),
      around: (wizard) => noted(wizard, keeper.event),
      end,
    };
  };
  const exitCode = await runWizard({ context: folder, values }, watch);
  end();
  return exitCode;
}

type Kept = { readonly lines: LineFile; readonly hasBuild: () => boolean };

const unusable = (sentence: string) => new UsageError({ kind: 'recording', sentence });

/** A link that leads nowhere is there, too. What can't be looked at is told when it can't be made. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function open(file: string): LineFile {
  try {
    return openLineFile(file);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw unusable(recordTexts().unusable[error.code](file));
  }
}

/** Begins to keep what happens on a host, with what is to be masked from the first line on. */
async function keep(host: Host, file: LineFile): Promise<Keeper> {
  const masking = createMasking(await identityOf(host));
  learnEnvironment(host, masking);
  // What it holds is known before anything else is kept.
  masking.mask((await host.readText(`${await clientFolder(host)}/config.json`)).text ?? '');
  const keeper = createKeeper(file, masking);
  const { columns, rows } = process.stdout;
  const terminal = { columns, rows, term: process.env['TERM'] ?? null };
  keeper.event(headerOf(host, { version: packageJson.version, terminal }));
  return keeper;
}

/** Where the recording is, how it is played, and what it holds. */
function say(path: string, { lines: file, hasBuild }: Kept): void {
  const words = recordTexts().end;
  const page = pageFor(process.stdout, process.env);
  const error = file.error();
  const named = asFile(path);
  const command = (...args: readonly string[]): Line => [
    { text: `  ${plainText(shellQuote([...program.split(' '), ...args]))}` },
  ];
  const sentence = (text: string) => paragraph(text, page.columns, 0);
  const lines = [
    blank,
    ...sentence(words.where(resolve(path), size(file.size()))),
    ...(error === null
      ? []
      : paragraph(words.notWhole[error === 'full' ? 'full' : 'other'], page.columns, 0, 'warning')),
    ...sentence(words.play),
    command('--demo', named),
    ...(hasBuild() ? [...sentence(words.replay), command('replay', named)] : []),
    ...sentence(words.masked),
  ];
  process.stdout.write(printed(lines, page));
}
