/** Runs a command: an argv array, never a shell string; `input` is its standard input. */
export type RunAction = {
  readonly run: readonly string[];
  readonly input?: string;
};

/** Edits a file: the diff is what the person sees, `after` is what is written. */
export type EditAction = {
  readonly edit: string;
  readonly diff: string;
  /** The whole file as it was read, null where there was none: written over only if it still reads so. */
  readonly before: string | null;
  readonly after: string;
  /** Permission bits of a file that is not there yet; 0o600 if left out. */
  readonly mode?: number;
};

/** Something only a person can do. */
export type PersonAction = { readonly do: string };

export type Action = RunAction | EditAction | PersonAction;
