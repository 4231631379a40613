import type { Context } from '../../docker/contexts.ts';
import type { Engine } from '../../docker/engine.ts';
import type { OsRelease } from '../../docker/os-release.ts';
import type { Product } from '../../docker/product.ts';
import type { Version } from '../../docker/version.ts';
import type { Namespaces } from './namespaces.ts';

/** What the machine step saw. */
export type MachineFacts = {
  /** Node's name of this system: `linux`. */
  readonly platform: string;
  /** The release of the kernel here; the engine may run on another. */
  readonly release: string;
  readonly isRoot: boolean;
  /** Why the command `docker` itself did not start; null where it did. */
  readonly commandFault: 'missing' | 'forbidden' | null;
  /** Client and server: versions, the engine's kernel and platform, its image store, Docker Desktop. */
  readonly engine: Engine;
  /** The version of buildx, which speaks to the engine by itself; null where it tells no number. */
  readonly buildx: Version | null;
  readonly contexts: readonly Context[];
  /** Where the client looks for the engine. */
  readonly endpoint: string;
  /** What the engine came with, as far as that can be told. */
  readonly product: Product;
  /** Whether kernel files read here are the engine's own, or would be once it runs. */
  readonly sharesKernel: boolean;
  /** Null where the engine has a kernel of its own. */
  readonly binfmt: BinfmtFacts | null;
  /** Variables that decide which engine is asked, and how. */
  readonly variables: Readonly<
    Record<'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'DOCKER_API_VERSION', string | null>
  >;
  /** What helps to mend; null where the engine answers. */
  readonly surroundings: Surroundings | null;
};

/** The lines about binfmt_misc in the kernel's own files; empty where there are none. */
export type BinfmtFacts = {
  /** `/proc/filesystems` */
  readonly filesystems: string;
  /** `/proc/mounts` */
  readonly mounts: string;
  /** `/proc/sys/fs/binfmt_misc/status` */
  readonly status: string;
  /** Whether the table that is mounted here is the engine's. */
  readonly namespaces: Namespaces;
  /** False where the running kernel's modules are not on the disk (an upgrade without a reboot). */
  readonly hasModules: boolean;
};

export type Surroundings = {
  readonly distribution: OsRelease;
  /** Who starts the engine here: systemd, its user's own instance, an init script; null for nobody known. */
  readonly starter: 'systemd' | 'systemd-user' | 'init-script' | null;
  /** The person's login name; null where it can't be told. */
  readonly user: string | null;
  /** The group that may use the engine's socket; null where there is no socket, or only root may. */
  readonly socketGroup: string | null;
  /** The person was put into that group, and has not logged in again. */
  readonly isNewMember: boolean;
  /** The programs of products that can start an engine here, and where they are: `colima`, `orb`. */
  readonly starters: readonly string[];
  /** Products with an engine that are installed on this Mac. */
  readonly installed: readonly Product[];
  /** Other contexts whose sockets are there. */
  readonly otherEngines: readonly Context[];
  /** Socket of a rootless engine that no context names. */
  readonly rootlessSocket: string | null;
};
