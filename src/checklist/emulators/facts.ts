import type { HandlerEntry } from '../../docker/binfmt.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import type { Product } from '../../docker/product.ts';
import type { ProgramEnd } from '../../model/picture.ts';
import type { Proofs } from '../proof.ts';
import type { Lasting } from './lasting.ts';
import type { Lost } from './lost.ts';

/** What the emulators step saw; `proofs` are those in the engine's own builder. */
export type EmulatorsFacts = Proofs & {
  /** Null where the table that can be read here is the one that the engine's kernel asks. */
  readonly unread: Unread | null;
  /** The engine's own platform (`linux/amd64`); null where it does not answer. */
  readonly engine: string | null;
  /** The release of the engine's kernel; null where it does not tell. */
  readonly kernel: string | null;
  /** What the engine came with. */
  readonly product: Product;
  /** It has no root rights: nothing that it starts registers handlers. */
  readonly isRootless: boolean;
  /** The engine maps user ids (`userns-remap`). */
  readonly remapsUsers: boolean;
  /** Natives first, then what is wanted, then whatever else is registered. */
  readonly rows: readonly HandlerRow[];
  /** All entries of the kernel's table, as it asks them: newest first. */
  readonly entries: readonly HandlerEntry[];
  /** Handlers that were registered here before, and are gone. */
  readonly lost: readonly Lost[];
  /** What could register handlers at every boot; null where nothing is lost. */
  readonly lasting: Lasting | null;
  readonly now: Date;
  /** False where the kernel asks no handler at all. */
  readonly isEnabled: boolean;
  /** Interpreters whose files are not there. */
  readonly gone: readonly string[];
  /** The loaders that interpreters of wanted platforms need, by the interpreter's path. */
  readonly loaders: Readonly<Record<string, string>>;
  /** How wanted platforms' programs ended outside of any container, by platform. */
  readonly here: Readonly<Record<string, ProgramEnd>>;
  /** The engine's own builder, where proofs run; null where it can't. */
  readonly builder: string | null;
  readonly hasBuildx: boolean;
  /** The wizard runs as root: commands for root are typed without sudo. */
  readonly isRoot: boolean;
};

/** Why the engine's table can't be read here. */
export type Unread =
  /** The engine has a kernel of its own. */
  | 'kernel'
  /** This process has a table of its own, in a namespace that the engine is not in. */
  | 'namespace'
  /** binfmt_misc is not mounted here. */
  | 'mount';
