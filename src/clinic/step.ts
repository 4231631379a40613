/** Where a program is run: on the machine itself, or in a root of its own, as a container is. */
export type Place = 'machine' | 'container';

/** A program in the clinic's small world. */
export type Run = {
  readonly kind: 'run';
  readonly place: Place;
  /** What it was built for. */
  readonly platform: string;
  readonly file: string;
  /** Its name as it is called by, and its arguments. */
  readonly argv: readonly [string, ...string[]];
};

/** One thing that is done to the table or the interpreter, or with them. */
export type Step =
  /** The line is written to `register`. */
  | { readonly kind: 'register'; readonly name: string; readonly line: string }
  /** `1`, `0` or `-1` is written to an entry, or to `status`. */
  | { readonly kind: 'write'; readonly entry: string; readonly text: string }
  /** An interpreter is put where there was another one. */
  | { readonly kind: 'put'; readonly file: string; readonly program: 'stand-in' | 'dynamic' }
  | { readonly kind: 'remove'; readonly file: string }
  | Run;

/** How it went: what the kernel answered. */
export type Answer =
  | { readonly kind: 'ok' }
  /** What was read. */
  | { readonly kind: 'text'; readonly text: string }
  /** `name` is empty for a number that nobody here knows. */
  | { readonly kind: 'errno'; readonly number: number; readonly name: string }
  /** The program ran, and ended. */
  | { readonly kind: 'exit' | 'signal'; readonly number: number; readonly output: string };

/** What came of a scene. */
export type Outcome = {
  /** One a step, in their order. */
  readonly answers: readonly Answer[];
  /** The table after them: its `status`, and what its entries say, the newest first. */
  readonly status: string;
  readonly entries: readonly { readonly name: string; readonly text: string }[];
  /** The interpreter's file is there after them. */
  readonly hasInterpreter: boolean;
};
