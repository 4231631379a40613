import { resolve } from 'node:path';
import { bakeCommand } from '../docker/bake-command.ts';
import { buildCommand } from '../docker/build-command.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { plainText } from '../docker/terminal-text.ts';
import { readAnswers, readAutoplay } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { type Guard, guardProcess } from '../guard.ts';
import type { Host } from '../host/host.ts';
import { endChildren } from '../host/local.ts';
import { onPath } from '../host/on-path.ts';
import { findTerminal } from '../host/terminal.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import { program } from '../model/program.ts';
import { commandNames, UsageError } from '../model/usage.ts';
import { nearest } from '../nearest.ts';
import { cliTexts } from '../texts/cli.ts';
import type { Wizard } from '../wizard/intentions.ts';
import type { Chosen } from './chosen.ts';
import { flagsAgain } from './flags-again.ts';
import { chooseHost } from './host.ts';

export type WizardRequest = {
  /** The folder to build from, where one is named. */
  readonly context: string | undefined;
  readonly values: FlagValues;
};

/** What stands between the wizard and its machine, and between the person and the wizard. */
export type Around = {
  readonly open: Chosen['open'];
  readonly around?: (wizard: Wizard) => Wizard;
  /** The person has left this machine, and does something else from here on. */
  readonly end?: () => void;
};

/**
 * Walks a person through the checklist; the exit code.
 *
 * @param watch Called when nothing stands in the way of the walk any more; nobody watches if left out.
 */
export async function runWizard(
  request: WizardRequest,
  watch?: (chosen: Chosen, guard: Guard) => Promise<Around>,
): Promise<number> {
  const given = readAnswers(request.values, request.context);
  const autoplay = readAutoplay(request.values);
  if (autoplay !== null && typeof findTerminal() === 'string') {
    throw new UsageError({ kind: 'nobody-watches' });
  }
  const chosen = await choose(request.values);
  if (typeof chosen === 'number') return chosen;
  const { label, open, answers, wanted, crashFolder, route } = chosen;
  const guard = guardProcess(crashFolder);
  await checkPaths(open, given);
  const input = findTerminal();
  if (typeof input === 'string') {
    const command = label === null ? instead(given) : doctorOf(request.values);
    process.stderr.write(`${plainText(cliTexts().noTerminal[input](command))}\n`);
    return 2;
  }
  guard.watchTerminal(input);
  guard.onLeave(endChildren);
  const watched: Around = (await watch?.(chosen, guard)) ?? { open };
  const all = async () => ({ ...(await answers()), ...given });
  // Whoever gives an answer wants a build, and so does who records one; a practice machine says what it is about.
  // What walks by itself builds.
  const isKnown = Object.keys(given).length > 0 || watch !== undefined || autoplay !== null;
  const choice = isKnown ? null : label === null ? 'build' : (route ?? null);
  const { values } = request;
  const { walk } = await import('./walk.ts');
  return walk({
    ...{ label, ...watched, answers: all, wanted, choice, autoplay },
    ...{ guard, values, input },
  });
}

/** Where this machine has no docker, a person at its keyboard may practise on one that is not there. */
async function choose(values: FlagValues): Promise<Chosen | number> {
  const chosen = await chooseHost(values);
  const canAsk = process.stdin.isTTY && process.stdout.isTTY && process.env['TERM'] !== 'dumb';
  if (typeof chosen === 'number' || chosen.label !== null || !canAsk) return chosen;
  if ((await onPath(await chosen.open(), 'docker')) !== null) return chosen;
  const { offerPractice } = await import('./offer-practice.ts');
  return (await offerPractice(values)) ?? chosen;
}

/** What is named on the command line must be there: seven steps later is too late to hear of it. */
async function checkPaths(
  open: Chosen['open'],
  { context, file }: Partial<Answers>,
): Promise<void> {
  if (context === undefined && file === undefined) return;
  const host = await open();
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

/** What is said of a practice machine without a terminal. */
function doctorOf(values: FlagValues): string {
  return shellQuote([...program.split(' '), 'doctor', ...flagsAgain(values, ['demo'])]);
}

/** The command that does the last part of the walk without a terminal. */
function instead(answers: Partial<Answers>): string {
  const { bake } = answers;
  if (bake != null) {
    const { files, targets: names } = bake;
    const nothing = { targets: [], tags: {}, allowed: [] };
    return shellQuote(bakeCommand({ ...noAnswers, ...answers, ...nothing, files, names }));
  }
  return shellQuote(
    buildCommand({
      ...noAnswers,
      platforms: ['linux/amd64', 'linux/arm64'],
      tags: ['REGISTRY/NAME:TAG'],
      ...answers,
    }),
  );
}
