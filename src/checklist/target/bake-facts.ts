import type { BakeRefusal } from '../../docker/bake/refusal.ts';
import type { BakeDefinition, BakeTarget } from '../../docker/bake.ts';

/** The Dockerfile of a target. */
export type BakeSource = {
  readonly target: string;
  /** Its path as it is shown; the bake file's own where that holds it; null where it is not on this machine. */
  readonly file: string | null;
  /** Null where it could not be read, or is not on this machine. */
  readonly text: string | null;
  readonly fault: 'missing' | 'forbidden' | 'empty' | null;
};

/** What bake makes of the bake and compose files that there are. */
export type BakeFacts = {
  /** As they are typed, or as bake finds them. */
  readonly files: readonly string[];
  /** They are in another folder than the one that bake would be run in. */
  readonly isElsewhere: boolean;
  /** Every target that can be built; null where bake did not say. */
  readonly definition: BakeDefinition | null;
  /** The targets that are built where none is named. */
  readonly defaults: readonly string[];
  /** What is built, if it is bake that builds. */
  readonly chosen: readonly BakeTarget[];
  /** Why bake takes neither the files nor the names; null where it does. */
  readonly refusal: BakeRefusal | null;
  /** What bake would have to be allowed, as its flag takes it: `fs.read=../lib`. */
  readonly entitlements: readonly string[];
  /** Annotations that this buildx leaves out of a bake without a word, as 0.13 does. */
  readonly dropped: readonly string[];
  /** One a target of what is chosen. */
  readonly sources: readonly BakeSource[];
};
