import type { Look } from '../host/look.ts';

/** What a command that takes something back is for: a look tells whether it is so. */
export type Aim = {
  /** What it is about: where two commands are about one thing, the later one counts. */
  readonly subject: string;
  /** Whether a reboot of this machine alone makes it so; never where it is left out. */
  readonly comesByReboot?: (look: Look) => Promise<boolean>;
  /** Whether it is so now; null where nothing here tells. */
  readonly isReached: (look: Look) => Promise<boolean | null>;
  /** Whether the command has nothing to do any more, since somebody chose otherwise meanwhile. */
  readonly isMoot?: (look: Look) => Promise<boolean>;
  /** What the command needs and is not there any more, such as a file that was kept; null where it may run. */
  readonly lacks?: (look: Look) => Promise<string | null>;
};

/** Tells the aim of a command, as it is typed without `sudo`; null for another kind of command. */
export type Recogniser = (command: Reversing) => Aim | null;

export type Reversing = {
  readonly argv: readonly string[];
  readonly input: string | undefined;
  /** The commands of the change that is taken back. */
  readonly made: readonly (readonly string[])[];
  readonly presumed: Presumed;
};

/** What a dry run takes for done: the changes before this one, as if they had been taken back. */
export type Presumed = {
  /** The one that would be selected by now, by `builder` and `context`. */
  readonly selected: Map<'builder' | 'context', string>;
  /** SHA-256 of files that would be back, null for those that would be gone. */
  readonly files: Map<string, string | null>;
};

export const nothingPresumed = (): Presumed => ({ selected: new Map(), files: new Map() });

/** The arguments behind a beginning; null where the command begins otherwise. */
export function behind(
  argv: readonly string[],
  ...beginning: readonly string[]
): readonly string[] | null {
  return beginning.every((word, index) => argv[index] === word)
    ? argv.slice(beginning.length)
    : null;
}

/** The last of several answers of this kind. */
export function lastOf<Value>(values: readonly (Value | null | undefined)[]): Value | null {
  return values.findLast((value) => value != null) ?? null;
}

/** The value of a flag: `--name NAME`. */
export function flagValue(argv: readonly string[], flag: string): string | null {
  const at = argv.indexOf(flag);
  return at === -1 ? null : (argv[at + 1] ?? null);
}
