import type { RunOptions } from '../host/host.ts';
import type { World } from './world.ts';

/** A program of the practice machine that was started. */
export type Call = {
  /** Its name and arguments. `sudo` is taken off before: then `isRoot` is true. */
  readonly argv: readonly string[];
  readonly options: RunOptions;
  readonly isRoot: boolean;
  readonly world: World;
  /** Where it runs: paths are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch, on the machine's clock. */
  readonly now: () => number;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Runs another program as its own child, with the same terminal; its exit code. */
  readonly run: (argv: readonly string[], input?: string) => Promise<number>;
  /** Waits on the machine's own clock, milliseconds; rejects with the signal's reason once it is ended. */
  readonly wait: (ms: number) => Promise<void>;
  /** Ends it: SIGINT, SIGKILL, or out of time. */
  readonly signal: AbortSignal;
};

/** Does what the real program does to the world, says what it says; its exit code. */
export type Tool = (call: Call) => Promise<number> | number;
