import type { Platform } from '../platform.ts';

/** One machine that a builder builds on. */
export type BuilderNode = {
  readonly name: string;
  /** A Docker context's name, or an address (`unix:///var/run/docker.sock`, `tcp://…`). */
  readonly endpoint: string;
  /** `running`, `inactive`, `starting`, `stopping`, `stopped`, `error`; null where it is not told. */
  readonly status: string | null;
  readonly error: string | null;
  /** Normalised; empty while the node has not been started, except those it was created with. */
  readonly platforms: readonly Platform[];
  /** Those of them that a person gave it at creation: a claim, and no proof (`*`). */
  readonly claimed: readonly Platform[];
  /** The table of buildx 0.18 and later names a few platforms and counts the others. */
  readonly hasMorePlatforms: boolean;
  /** Of BuildKit: `v0.12.3`, or the engine's for the docker driver. */
  readonly version: string | null;
  readonly driverOptions: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  /** Files it was created with: name (`buildkitd.toml`) and text. */
  readonly files: Readonly<Record<string, string>>;
};

export type Builder = {
  readonly name: string;
  /** `docker`, `docker-container`, `kubernetes`, `remote`, `cloud`; empty where it could not be loaded. */
  readonly driver: string;
  /** Whether it is the selected one; null where the format does not say. */
  readonly isCurrent: boolean | null;
  readonly nodes: readonly BuilderNode[];
  readonly error: string | null;
};

/** A node of which nothing is known yet. */
export const unknownNode: BuilderNode = {
  name: '',
  endpoint: '',
  status: null,
  error: null,
  platforms: [],
  claimed: [],
  hasMorePlatforms: false,
  version: null,
  driverOptions: {},
  flags: [],
  files: {},
};
