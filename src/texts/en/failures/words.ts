/** What a person reads of a known failure. */
export type FailureWords = {
  /** The verdict in a few words: `No handler for the platform's programs`. */
  readonly name: string;
  /** The cause, in one or two sentences a first-timer understands. */
  readonly cause: string;
  /** One for each way out of the catalogue's entry, in its order. */
  readonly ways: readonly WayWords[];
};

export type WayWords = {
  readonly title: string;
  /** What it changes, and for how long: one sentence; left out where a person does it. */
  readonly changes?: string;
  /** What the command that takes it back does besides: a sentence; left out where it only takes it back. */
  readonly undo?: string;
  /** What a person does; left out where there are commands. */
  readonly how?: string;
};
