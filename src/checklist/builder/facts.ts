import type { Builder, BuilderNode } from '../../docker/builders.ts';
import type { Mirror } from '../../docker/buildkit-config.ts';
import type { DockerServer } from '../../docker/engine.ts';
import type { Platform } from '../../docker/platform.ts';
import type { Product } from '../../docker/product.ts';
import type { BuilderList } from '../builder-list.ts';
import type { Proofs } from '../proof.ts';
import type { CaFacts } from './ca-file.ts';
import type { EngineTrust } from './engine-trust.ts';
import type { OwnRegistry } from './own-registry.ts';
import type { Reach } from './reach.ts';

/** What the builder step saw; `proofs` are those in the chosen builder. */
export type BuilderFacts = BuilderList &
  Proofs & {
    /** The builder that a build uses: the one that was asked for, else the selected one if it will do; null for none. */
    readonly chosen: string | null;
    /** What the chosen builder runs by itself, its own platform; null where that is not known. */
    readonly native: Platform | null;
    /** Names of Docker contexts: each is a builder's name, too. */
    readonly contexts: readonly string[];
    /** Variables of this shell that buildx makes no builder from: `DOCKER_TLS_VERIFY=1`. */
    readonly shellTls: readonly string[];
    readonly imageStore: DockerServer['imageStore'];
    /** What the engine came with: whose localhost and image store these are. */
    readonly product: Product;
    /** What `docker buildx create` of this version calls a BuildKit configuration. */
    readonly configFlag: '--buildkitd-config' | '--config';
    /** Whether `docker buildx rm` of this version can leave a builder's cache to the next of its name. */
    readonly keepsState: boolean;
    /** The file for what a builder is told of registries. */
    readonly config: BuildKitConfig;
    /** Files that were written for the chosen builder when it was made anew before. */
    readonly ownFiles: OwnFiles;
    /** Certificates of an authority of one's own, for the registry that the image goes to. */
    readonly ca: CaFacts;
    /** Whether the engine here trusts that authority; null where it does not matter, or is not seen. */
    readonly engineTrust: EngineTrust | null;
    /** The mirrors of Docker Hub that the engine pulls from. */
    readonly engineMirrors: readonly Mirror[];
    /** The registry of the client's one login; null where there is none, or several. */
    readonly login: string | null;
    /** A registry of one's own on this machine; null where none can be had. */
    readonly own: OwnRegistry | null;
    /** How the registry looks from the chosen builder; null before it was tried. */
    readonly reach: Reach | null;
  };

export type BuildKitConfig = {
  readonly path: string;
  /** The file as it was read; null where there is none. */
  readonly before: string | null;
};

/** Files of ours by their paths, as they were read; null for one that is not there. */
export type OwnFiles = Readonly<Record<string, string | null>>;

/** The chosen one among the builders. */
export function chosenBuilder({
  builders,
  chosen,
}: Pick<BuilderFacts, 'builders' | 'chosen'>): Builder | null {
  return builders.find(({ name }) => name === chosen) ?? null;
}

/** A node's own platform: BuildKit lists it first, after those that a person claimed. Null where it does not run. */
export function nativeOf({ platforms, claimed }: BuilderNode): Platform | null {
  return platforms.find((platform) => !claimed.includes(platform)) ?? null;
}
