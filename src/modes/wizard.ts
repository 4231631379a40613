import { resolve } from 'node:path';
import { buildCommand } from '../docker/build-command.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { plainText } from '../docker/terminal-text.ts';
import { readAnswers } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import type { Host } from '../host/host.ts';
import { createLocalHost, endChildren } from '../host/local.ts';
import { stateFolder } from '../host/state-folder.ts';
import { findTerminal } from '../host/terminal.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import { commandNames, UsageError } from '../model/usage.ts';
import { nearest } from '../nearest.ts';
import { cliTexts } from '../texts/cli.ts';

export type WizardRequest = {
  /** The folder to build from, where one is named. */
  readonly context: string | undefined;
  readonly values: FlagValues;
};

/** Walks a person through the checklist; the exit code. */
export async function runWizard(request: WizardRequest): Promise<number> {
  const answers = readAnswers(request.values, request.context);
  const host = createLocalHost();
  const { onLeave, watchTerminal } = guardProcess(stateFolder(host));
  await checkPaths(host, answers);
  const input = findTerminal();
  if (typeof input === 'string') {
    process.stderr.write(`${plainText(cliTexts().noTerminal[input](instead(answers)))}\n`);
    return 2;
  }
  watchTerminal(input);
  onLeave(endChildren);
  const { startWizard } = await import('../ui/start.tsx');
  return startWizard({ host, answers, input, onLeave });
}

/** What is named on the command line must be there: seven steps later is too late to hear of it. */
async function checkPaths(host: Host, { context, file }: Partial<Answers>): Promise<void> {
  if (context !== undefined && (await kindOf(host, context)) !== 'folder') {
    throw new UsageError({
      kind: 'no-folder',
      path: context,
      meant: nearest(context, commandNames),
    });
  }
  if (file !== undefined && file !== null && (await kindOf(host, file)) !== 'file') {
    throw new UsageError({ kind: 'no-dockerfile', path: file });
  }
}

const kindOf = async (host: Host, path: string) =>
  (await host.stat(resolve(host.cwd, path)))?.kind ?? null;

/** The command that does the last part of the walk without a terminal. */
function instead(answers: Partial<Answers>): string {
  return shellQuote(
    buildCommand({
      ...noAnswers,
      platforms: ['linux/amd64', 'linux/arm64'],
      tags: ['REGISTRY/NAME:TAG'],
      ...answers,
    }),
  );
}
