import { plainWords } from './docker/terminal-text.ts';
import { type Command, readCommand } from './flags.ts';
import { UsageError, type UsageProblem } from './model/usage.ts';
import { runWizard } from './modes/wizard.ts';
import { cliTexts } from './texts/cli.ts';
import { languageFor } from './texts/language.ts';
import { speak } from './texts/spoken.ts';

/**
 * Carries out a command line, and ends the process with its exit code. The wizard is loaded with
 * it: each file that comes after another one brings the first frame later.
 */
export async function main(args: readonly string[]): Promise<void> {
  // What is said of a wrong flag is in the person's language, too.
  if (languageFor(args, process.env) === 'zh') speak((await import('./texts/zh.ts')).zh);
  try {
    process.exitCode = await carryOut(readCommand(args));
    // Timers of the screen and an open /dev/tty would keep the process; a terminal has all that was
    // written already, a pipe may not.
    if (process.stdout.isTTY) process.exit();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${await fitted(await said(error.problem))}\n`);
    process.exitCode = 2;
  }
}

/** In rows of the terminal, between words; elsewhere in one, for whatever reads it. */
async function fitted(text: string): Promise<string> {
  const { isTTY, columns } = process.stderr;
  if (!isTTY || !columns) return text;
  const { wrapWhole } = await import('./texts/wrap.ts');
  return text
    .split('\n')
    .flatMap((row) => wrapWhole(row, columns))
    .join('\n');
}

/** What is wrong, in the person's language. */
async function said(problem: UsageProblem): Promise<string> {
  if (problem.kind === 'option') {
    const { optionTexts } = await import('./texts/build-options.ts');
    return plainWords(optionTexts().complaint(problem));
  }
  if (problem.kind !== 'machine-file') return plainWords(cliTexts().usage(problem));
  const { machineFaultLines } = await import('./modes/machine-fault.ts');
  return machineFaultLines(problem.path, problem.fault).join('\n');
}

async function carryOut({ kind, word, words, values }: Command): Promise<number> {
  switch (kind) {
    case 'wizard':
      return runWizard({ context: word, values });
    case 'assemble':
      return (await import('./modes/assemble.ts')).runAssemble(words, values);
    case 'doctor':
      return (await import('./modes/doctor.ts')).runDoctor(values);
    case 'diagnose':
      return (await import('./modes/diagnose.ts')).runDiagnose({ file: word ?? '-', values });
    case 'undo':
      return (await import('./modes/undo.ts')).runUndo(values);
    case 'clinic':
      return (await import('./modes/clinic.ts')).runClinic();
    case 'explain':
      return (await import('./modes/explain.ts')).runExplain({ word, values });
    case 'replay':
      return (await import('./modes/replay.ts')).runReplay({ file: word ?? '-', values });
    case 'record':
      return (await import('./modes/record.ts')).runRecord({
        file: word ?? '',
        folder: words[1],
        values,
      });
  }
}
