import { plainWords } from '../docker/terminal-text.ts';
import type { Ran } from '../host/host.ts';
import { texts } from '../texts/index.ts';

/** Why a command that was asked something gave no answer: its own words, else how it ended. */
export function whyNoAnswer({ failed, exitCode, stderr, stdout }: Ran): string {
  const { exit, noExit } = texts().wizard.whyNot;
  if (failed !== null) return noExit[failed];
  return plainWords(stderr) || plainWords(stdout) || exit(exitCode ?? 0);
}
