import type { Product } from '../docker/product.ts';
import type { Route } from '../model/route.ts';

/** A text that a person reads: one for all languages, or one a language. */
export type Words = string | { readonly en: string; readonly zh?: string };

/** An entry of binfmt_misc, as `/proc/sys/fs/binfmt_misc/NAME` tells it. */
export type MachineHandler = {
  /** Such as `qemu-aarch64`; its magic and mask follow from the name. */
  readonly name: string;
  readonly interpreter: string;
  /** Such as `POCF`. */
  readonly flags: string;
  readonly enabled?: boolean;
  /** The emulator expects to be told the program's own name (the flag P), or not to be; left out, it can do both. */
  readonly expectsP?: boolean;
};

export type MachineBuilder = {
  readonly name: string;
  readonly driver: 'docker' | 'docker-container';
  readonly running?: boolean;
  /** BuildKit's version, such as `v0.29.0`. */
  readonly buildkit?: string;
  /** `--driver-opt`, such as `network=host`. */
  readonly options?: readonly string[];
  /** What its BuildKit configuration says, TOML. */
  readonly config?: string;
};

/** What a registry has under a name: the platforms of a list, or of one image. */
export type MachineImage = {
  readonly platforms: readonly string[];
  /** One image without a list around it; its platform is what its config says, whatever its tag says. */
  readonly single?: boolean;
  /** It was pushed anew: what the tag named before is there under its digest alone. */
  readonly rebuilt?: boolean;
};

/** A list that `docker manifest create` left on the machine, made when each image was as it was first. */
export type MachineManifests = { readonly list: string; readonly images: readonly string[] };

export type MachineRegistry = {
  readonly host: string;
  readonly tls?: 'trusted' | 'private-ca' | 'none';
  readonly auth?: boolean;
  /** Only the machine itself reaches it, a container with a network of its own does not. */
  readonly onLoopback?: boolean;
  /** By `NAME:TAG`. */
  readonly images: Readonly<Record<string, MachineImage>>;
};

/** What the machine is like now: all that is named, see the schema. */
export type Condition = {
  /** Platforms whose programs its kernel runs in a container. */
  readonly runs?: readonly string[];
  /** The version of buildx, such as `0.29.1`. */
  readonly buildx?: string;
  /** Something registers handlers at every boot. */
  readonly lasts?: boolean;
  /** Of the builder that is selected: its driver, whether it runs, and whose localhost it sees. */
  readonly driver?: 'docker' | 'docker-container';
  readonly running?: boolean;
  readonly network?: 'host' | 'own';
};

/** Words, or a list of them: the first whose condition holds is shown. */
export type Caption = Words | readonly { readonly when?: Condition; readonly says: Words }[];

/** Where something that the machine says was read. */
export type MachineSource = { readonly what: string; readonly source: string };

/** What a file holds: a text, its lines, or a value that is written as JSON. */
export type MachineFile = string | readonly string[] | Readonly<Record<string, unknown>>;

/**
 * A practice machine as its file describes it: `"machine": 1`, see assets/schemas/machine.schema.json.
 * What is left out has the value of an ordinary Linux machine.
 */
export type Machine = {
  readonly machine: 1;
  readonly name: string;
  readonly title: Words;
  readonly teaches: Words;
  /** What a walk on it is about: the first screen asks then. */
  readonly route?: Route;
  readonly sources?: readonly MachineSource[];
  /** By step, and by place of a list by hand; shown while that is on the screen, and waited at by autoplay. */
  readonly captions?: Readonly<Record<string, Caption>>;
  readonly system: {
    readonly platform?: 'linux' | 'darwin';
    /** `ID`, `VERSION_ID` and `PRETTY_NAME` of os-release. */
    readonly os: { readonly id: string; readonly version: string; readonly name: string };
    /** Docker's name, such as `amd64`. */
    readonly architecture: string;
    /** As `uname -r`. */
    readonly kernel: string;
    readonly user?: string;
    readonly uid?: number;
    readonly groups?: readonly string[];
    readonly sudo?: boolean;
    readonly systemd?: boolean;
  };
  readonly client: {
    /** Null where there is no docker command. */
    readonly version: string | null;
    /** Null where there is no plugin. */
    readonly buildx: string | null;
    /** ~/.docker/config.json. */
    readonly config?: Readonly<Record<string, unknown>>;
    /** What ~/.docker/manifests holds. */
    readonly manifests?: readonly MachineManifests[];
  };
  readonly engine: null | {
    readonly version: string;
    /** What it came with: `engine` if left out. */
    readonly product?: Product;
    readonly running?: boolean;
    /** Where the engine runs in a virtual machine, that one's kernel. */
    readonly kernel?: string;
    readonly architecture?: string;
    /** Platforms that its processor runs besides its own, such as `linux/arm/v7`. */
    readonly runs?: readonly string[];
    readonly containerdStore?: boolean;
    /** Docker Desktop's own version with its build, such as `4.50.0 (209931)`. */
    readonly desktop?: string;
  };
  readonly binfmt?: {
    readonly mounted?: boolean;
    readonly enabled?: boolean;
    readonly handlers?: readonly MachineHandler[];
  };
  readonly builders?: { readonly selected?: string; readonly list: readonly MachineBuilder[] };
  readonly registries?: readonly MachineRegistry[];
  /** By path; `~` is the person's home. */
  readonly files?: Readonly<Record<string, MachineFile>>;
  /** Where the person's project is, and the wizard is started; `~/hello` if left out. */
  readonly folder?: string;
  /** What is on the command line of the walk that this machine is for. */
  readonly answers?: {
    readonly platforms?: readonly string[];
    readonly tag?: string;
    /** What a list is made of by hand. */
    readonly sources?: readonly string[];
  };
};
