import { type BuildOptions, noOptions } from '../docker/build-options.ts';
import type { Mirror, RegistryAccess } from '../docker/buildkit-config.ts';
import type { BakeChoice } from './bake-choice.ts';

/** What an archive holds, to hold against it what is in a registry. */
export type ArchiveContent = {
  readonly kind: 'oci' | 'oci-dir';
  /** Its file or folder, as it was typed. */
  readonly where: string;
  readonly digest: string;
  /** The digest of each image, by its platform. */
  readonly images: Readonly<Record<string, string>>;
  /** Whether it was copied to the registry as it is, or built again from the builder's cache. */
  readonly by: 'copy' | 'build';
};

/** An archive that was copied to a registry since, and how that one is spoken to. */
export type PushedArchive = {
  readonly reference: string;
  readonly access: RegistryAccess | null;
  readonly archive: ArchiveContent;
};

/** Files and folders that are there, as they are typed, and that the person gave to the build to write over. */
type Replacing = { readonly replaces?: readonly string[] };

/** Of several archives of a bake, those that are in a registry by now: by target. */
type Pushed = { readonly pushed?: Readonly<Record<string, PushedArchive>> };

/** Where the result of the build goes; to a registry also what was an archive before. */
export type Output =
  | { readonly kind: 'push'; readonly archive?: ArchiveContent }
  | ({ readonly kind: 'oci'; readonly file: string } & Replacing & Pushed)
  | ({ readonly kind: 'oci-dir'; readonly dir: string } & Replacing & Pushed);

/** What the person chose. Nothing secret is ever in here: it is remembered for the folder. */
export type Answers = BuildOptions & {
  /** The experimental command line by the variable, for every child of the wizard (Docker before 20.10). */
  readonly experimental: boolean;
  /** The builder that the build uses; null until one is chosen. */
  readonly builder: string | null;
  /** Registry host and port the image will go to (`docker.io`, `localhost:5000`); null until known; '' for none (an archive). */
  readonly registry: string | null;
  /** Registry and namespace of the last push from this machine: where a suggested reference begins. */
  readonly pushedTo: string | null;
  /** How the person said that this registry is spoken to; null for TLS that is verified. */
  readonly access: RegistryAccess | null;
  /** Registries that are asked before Docker Hub for what is pulled. */
  readonly mirrors: readonly Mirror[];
  /** Normalised platforms, empty until chosen. */
  readonly platforms: readonly string[];
  /** References; the first one is the one that is shown and proven. */
  readonly tags: readonly string[];
  /** The build context as it is typed, relative to where the wizard was started. */
  readonly context: string;
  /** `--file` as it is typed; null for the context's own Dockerfile. */
  readonly file: string | null;
  /** What is built from a bake file instead; null for the Dockerfile. */
  readonly bake: BakeChoice | null;
  readonly output: Output;
  /** The command of the run-proof, one argv. */
  readonly probe: readonly string[];
};

export const noAnswers: Answers = {
  ...noOptions,
  experimental: false,
  builder: null,
  registry: null,
  pushedTo: null,
  access: null,
  mirrors: [],
  platforms: [],
  tags: [],
  context: '.',
  file: null,
  bake: null,
  output: { kind: 'push' },
  probe: ['uname', '-m'],
};
