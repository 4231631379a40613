import type { HandlerRow } from '../../docker/handler-table.ts';
import type { Proofs } from '../proof.ts';

/** What the emulators step saw; `proofs` are those in the engine's own builder. */
export type EmulatorsFacts = Proofs & {
  /** False where the engine has a kernel of its own: then there are no handlers to read, only proofs. */
  readonly sharesKernel: boolean;
  /** The engine's own platform (`linux/amd64`); null where it does not answer. */
  readonly engine: string | null;
  /** The engine maps user ids (`userns-remap`). */
  readonly remapsUsers: boolean;
  /** Natives first, then what is wanted, then whatever else is registered. */
  readonly rows: readonly HandlerRow[];
  /** Names of all entries in the kernel's table. */
  readonly entries: readonly string[];
  /** False where the kernel asks no handler at all. */
  readonly isEnabled: boolean;
  /** The engine's own builder, where proofs run; null where it can't. */
  readonly builder: string | null;
  readonly hasBuildx: boolean;
  /** The wizard runs as root: commands for root are typed without sudo. */
  readonly isRoot: boolean;
};
