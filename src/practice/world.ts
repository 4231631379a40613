import type { StoredImage } from './docker/registry/stored-image.ts';
import type { DockerState } from './docker/state.ts';
import type { Machine, MachineBuilder } from './machine.ts';

/** A handler in the kernel's table. */
export type Handler = {
  readonly name: string;
  readonly interpreter: string;
  readonly flags: string;
  /** Hex, as the kernel prints them; no mask where every bit counts. */
  readonly magic: string;
  readonly mask: string | null;
  readonly offset: number;
  isEnabled: boolean;
  /** With F: whether the program that was opened is still to be had, whatever became of its path. */
  readonly isOpen: boolean;
  /** Whether its emulator expects the flag P; null where it can do both. */
  readonly expectsP: boolean | null;
};

export type File = {
  text: string | Uint8Array;
  mode: number;
  uid: number;
  /** The owner's own group if left out. */
  gid?: number;
  readonly isSocket?: boolean;
};

export type Builder = Omit<MachineBuilder, 'running'> & { isRunning: boolean };

export type Image = StoredImage;

/** Who sits before the machine. */
export type Person = {
  readonly name: string;
  readonly uid: number;
  readonly home: string;
  /** Ids of the groups of this login: a change of `/etc/group` comes with the next one. */
  readonly groups: readonly number[];
};

/** A service that systemd or an init script starts. */
export type Service = { isActive: boolean; isEnabled: boolean };

/**
 * The machine as it is now: what commands read and change. Everything is told from it, nothing from
 * the order in which commands come.
 */
export type World = {
  /** As its file describes it; an engine may be installed. */
  machine: Machine;
  readonly person: Person;
  engine: { isRunning: boolean };
  client: { version: string | null; buildx: string | null };
  /** The oldest handler first; the kernel asks the newest first. */
  binfmt: {
    isLoaded: boolean;
    isMounted: boolean;
    isEnabled: boolean;
    readonly handlers: Map<string, Handler>;
  };
  readonly builders: Map<string, Builder>;
  selected: string;
  /** By host of the registry, then by `NAME:TAG`, or `NAME@DIGEST` of what has no tag any more. */
  readonly registries: Map<string, Map<string, Image>>;
  /** Images that the engine keeps. */
  readonly images: Set<string>;
  /** By absolute path; a folder is what has files below it, or stands in `folders`. */
  readonly files: Map<string, File>;
  readonly folders: Set<string>;
  readonly containers: Set<string>;
  /** By name, such as `docker`. */
  readonly services: Map<string, Service>;
  /** By name: the version that is installed. */
  readonly packages: Map<string, string>;
  /** What else docker and buildx remember. */
  readonly docker: DockerState;
};
