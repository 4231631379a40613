import packageJson from '../package.json' with { type: 'json' };
import { plainWords } from './docker/terminal-text.ts';
import { type Command, readCommand } from './flags.ts';
import { texts } from './texts/index.ts';
import { UsageError } from './usage.ts';

/** Carries out a command line, and ends the process with its exit code. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const command = readCommand(args);
    process.exitCode = await carryOut(command);
    // Timers of the screen and an open /dev/tty would keep the process; a terminal has all that was
    // written already, a pipe may not.
    if (process.stdout.isTTY) process.exit();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${plainWords(texts().cli.usage(error.problem))}\n`);
    process.exitCode = 2;
  }
}

async function carryOut(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      return print(texts().cli.help);
    case 'version':
      return print(packageJson.version);
    case 'wizard': {
      const { runWizard } = await import('./modes/wizard.ts');
      return runWizard(command.answers);
    }
    case 'replay': {
      const { runReplay } = await import('./modes/replay.ts');
      return runReplay(command);
    }
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
