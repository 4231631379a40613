import { cli } from './en/cli.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** The command line's texts, apart from all others, so that --help need not wait for them. */
export function cliTexts(): Same<typeof cli> {
  return spoken()?.cli ?? cli;
}
