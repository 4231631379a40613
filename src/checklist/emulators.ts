import type { HandlerRow } from './emulators/handler-rows.ts';
import type { Proofs } from './proof.ts';

export type { HandlerRow, HandlerVerdict } from './emulators/handler-rows.ts';
export type { ProofState } from './proof.ts';

/** What the emulators step saw; `proofs` are those in the default builder. */
export type EmulatorsFacts = Proofs & {
  /** False where the engine has a kernel of its own: then there are no handlers to read, only proofs. */
  readonly sharesKernel: boolean;
  /** The engine's own platform (`linux/amd64`); null where it does not answer. */
  readonly engine: string | null;
  /** Natives first, then what is wanted, then whatever else is registered. */
  readonly rows: readonly HandlerRow[];
  /** The default builder, where proofs run; null where none can. */
  readonly builder: string | null;
};
