import { shellQuote } from '../docker/shell-words.ts';
import { practiceTexts } from '../texts/practice.ts';

/** Thrown by a tool for arguments that nobody simulates: a gap of the practice machine, never of a real one. */
export class UnknownCommand extends Error {
  readonly argv: readonly string[];

  constructor(argv: readonly string[]) {
    super(practiceTexts().unknownCommand(shellQuote(argv)));
    this.argv = argv;
  }
}
