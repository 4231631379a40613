import { cli } from './en/cli.ts';

/** The command line's texts, apart from all others, so that --help need not wait for them. */
export function cliTexts(): typeof cli {
  return cli;
}
