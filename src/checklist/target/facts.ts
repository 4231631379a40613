import type { FixedPlatform } from '../../docker/dockerfile.ts';
import type { DockerfileNames } from '../../docker/dockerfile-names.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Variables } from '../client-trust.ts';
import type { PlatformChoice } from '../platform-choice.ts';
import type { ArchivePlace } from './archive-seen.ts';
import type { BakeFacts } from './bake-facts.ts';
import type { Lacks } from './lacks.ts';
import type { SecretFault } from './secret-places.ts';

/** A row of the list that sets several platforms at once. */
export type Preset = { readonly title: string; readonly platforms: readonly string[] };

/** What a registry says of a base image for one platform. */
export type Coverage = 'yes' | 'no' | 'looking' | 'unknown';

/** One base image against every platform that can be chosen. */
export type BaseImage = {
  readonly image: string;
  /** 1-based line of its FROM. */
  readonly line: number;
  /** Where the targets of a bake have their own Dockerfiles: which one it is in, and for which of them. */
  readonly within?: { readonly file: string | null; readonly targets: readonly string[] };
  /** By platform. */
  readonly coverage: Readonly<Record<string, Coverage>>;
  /** Why nothing is known, fit for a terminal; null where the registry answered. */
  readonly unknown: string | null;
};

/** Why there is no Dockerfile to build. */
export type DockerfileFault =
  | 'no-context'
  | 'context-forbidden'
  | 'missing'
  | 'forbidden'
  | 'empty';

/** Where the client keeps logins. */
export type Keeping = {
  /** Its `config.json`, for those that no helper keeps. */
  readonly file: string;
  /** The helper for every registry that has none of its own; null where there is none. */
  readonly store: string | null;
  /** By registry. */
  readonly helpers: Readonly<Record<string, string>>;
};

export type TargetFacts = {
  /** What bake makes of its files; null where there are none. */
  readonly bake: BakeFacts | null;
  /** Path of the Dockerfile as it is shown; null where there is none to build. */
  readonly dockerfile: string | null;
  readonly fault: DockerfileFault | null;
  /** Other files in the folder that look like Dockerfiles. */
  readonly candidates: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly choices: readonly PlatformChoice[];
  readonly presets: readonly Preset[];
  readonly baseImages: readonly BaseImage[];
  /** What the Dockerfile builds for whatever is asked for; null where it goes by that. */
  readonly fixed: FixedPlatform | null;
  /** What the Dockerfile calls by name; null where there is none to build. */
  readonly names: DockerfileNames | null;
  /** Variables that the build needs so that the client trusts the registry; left out where it needs none. */
  readonly trust?: Variables;
  /** Options that this buildx or this builder does not have. */
  readonly lacks: Lacks;
  /** Secrets that are not where they were said to be. */
  readonly secretFaults: readonly SecretFault[];
  /** What is where each archive would be written; left out for a push. */
  readonly archives?: readonly ArchivePlace[];
  /** The reference to begin with, for the folder and today's date. */
  readonly suggestion: string;
  /** Registries that the client has credentials for. */
  readonly credentials: Readonly<Record<string, 'stored' | 'helper'>>;
  /** Where the client keeps what it is given. */
  readonly keeping: Keeping;
  /** The registry that asked the builder for a login when it was tried; null where none did. */
  readonly askedBy: string | null;
};
