import { plainWords } from './docker/terminal-text.ts';
import { type Command, readCommand } from './flags.ts';
import { runWizard } from './modes/wizard.ts';
import { cliTexts } from './texts/cli.ts';
import { UsageError } from './usage.ts';

/**
 * Carries out a command line, and ends the process with its exit code. The wizard is loaded with
 * it: each file that comes after another one brings the first frame later.
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await carryOut(readCommand(args));
    // Timers of the screen and an open /dev/tty would keep the process; a terminal has all that was
    // written already, a pipe may not.
    if (process.stdout.isTTY) process.exit();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${plainWords(cliTexts().usage(error.problem))}\n`);
    process.exitCode = 2;
  }
}

async function carryOut(command: Command): Promise<number> {
  if (command.kind === 'replay') {
    const { runReplay } = await import('./modes/replay.ts');
    return runReplay(command);
  }
  return runWizard(command);
}
