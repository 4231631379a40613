/** What was looked at, and what it said. */
export type Evidence = {
  /** The command as it is typed, or the file's path; null where neither applies. */
  readonly source: string | null;
  /** 1-based line in the source, where one line is meant. */
  readonly line: number | null;
  readonly text: string;
};

/** Evidence of a whole command or file. */
export const evidence = (source: string | null, text: string): Evidence => ({
  source,
  line: null,
  text,
});
