import type { ParsedClientConfig } from '../../docker/client-config.ts';
import type { Plugin } from '../../docker/engine.ts';
import type { Product } from '../../docker/product.ts';
import type { Version } from '../../docker/version.ts';
import type { ReadError } from '../../host/host.ts';
import type { Installing } from './installing.ts';

/** What the client step saw. */
export type ClientFacts = {
  readonly isRoot: boolean;
  /** What the client came with. */
  readonly product: Product;
  /** It runs in WSL: what Docker Desktop sets in Windows is not set here. */
  readonly isWsl: boolean;
  /** The client's version as it says it; null where there is no client, or where it is podman. */
  readonly version: string | null;
  readonly config: ConfigFacts;
  /** DOCKER_CLI_EXPERIMENTAL of the person's own shell; null where it is not set, or empty. */
  readonly variable: string | null;
  readonly buildx: BuildxFacts;
  /** Whether buildx tells its progress as rawjson; true where its version says no number. */
  readonly hasRawjson: boolean;
  /** A file of buildx's own folder that is not the person's; null where all is well. */
  readonly foreignFile: ForeignFile | null;
  /** What buildx can be installed from; null where it is healthy, or where there is no client. */
  readonly installing: Installing | null;
};

/** `config.json` of the client. */
export type ConfigFacts = {
  readonly path: string;
  /** Its text; null where it could not be read. */
  readonly text: string | null;
  readonly error: ReadError | null;
  readonly parsed: ParsedClientConfig | null;
};

export type BuildxFacts = {
  /**
   * `hidden`: it is there, and shows itself with experimental features only. `old`: it works, and
   * lacks what every step needs of it.
   */
  readonly state: 'healthy' | 'old' | 'missing' | 'broken' | 'hidden' | 'not-asked';
  /** What `docker buildx version` said, or why it said nothing. */
  readonly said: string;
  /** Null where it tells no number. */
  readonly version: Version | null;
  /** The plugin as the client lists it; null where it lists none. */
  readonly plugin: Plugin | null;
  /** Permission bits of the plugin's file, where it is broken and could be looked at. */
  readonly file: { readonly mode: number; readonly isOwn: boolean } | null;
};

export type ForeignFile = {
  readonly path: string;
  readonly folder: string;
  readonly uid: number;
  readonly gid: number;
};
