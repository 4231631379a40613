import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import type { Route, WantedList } from '../model/route.ts';

/** The machine that a command is about. */
export type Chosen = {
  /** What it calls itself, where it is no real one. */
  readonly label: string | null;
  /** A screen is there before a machine that has to be made first. */
  readonly open: () => Promise<Host>;
  /** What its own walk answers already. */
  readonly answers: () => Promise<Partial<Answers>>;
  /** The list that its own walk makes by hand. */
  readonly wanted?: () => Promise<WantedList>;
  /** What a practice machine is about, where it says so. */
  readonly route?: Route | null;
  /** Where the details of a crash are kept; null where nothing is written anywhere. */
  readonly crashFolder: string | null;
  /** Whether what happens on it was recorded once. */
  readonly isRecording?: boolean;
};
