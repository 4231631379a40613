import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';

/** The machine that a command is about. */
export type Chosen = {
  readonly host: Host;
  /** What its own walk answers already. */
  readonly answers: Partial<Answers>;
  /** Where the details of a crash are kept; null where nothing is written anywhere. */
  readonly crashFolder: string | null;
};
