import { registryOf } from '../../docker/reference.ts';
import type { Speaking } from './speaking.ts';

/** What the run-proof of one row showed. */
export type RunProof =
  | { readonly verdict: 'running' }
  /** It ran and ended with 0; `text` is its output's first line. */
  | { readonly verdict: 'runs'; readonly text: string }
  /** Still running after 10 s. */
  | { readonly verdict: 'starts' }
  /** The image has no such command. */
  | { readonly verdict: 'not-tried' }
  | { readonly verdict: 'failed'; readonly text: string };

export type ManifestRow = {
  readonly platform: string;
  readonly digest: string;
  /** Bytes of all its layers, compressed. */
  readonly size: number | null;
  readonly layers: number | null;
  /** 'provenance', 'sbom'. */
  readonly attestations: readonly string[];
  /** Seconds its lane took in this build; null when this run did not build it. */
  readonly seconds: number | null;
  readonly kind: 'native' | 'emulated' | 'cross' | null;
  readonly run: RunProof | null;
};

/** What an archive can be pushed with, and how its images are named in it. */
export type Pushing = {
  /** What each tool says of its version; null where it is not there. */
  readonly skopeo: string | null;
  readonly oras: string | null;
  /** The name of an entry of the index; null where the only one goes without. */
  readonly name: string | null;
  /** The reference to begin with. */
  readonly suggestion: string;
  /** The client's configuration where that is not in its usual place, else null. */
  readonly authFile: string | null;
  /** Whether a variable names these tools an authority of one's own. */
  readonly readsCertFile: boolean;
  /** How a registry is spoken to: the one that answers tells. */
  readonly speaking: (registry: string) => Promise<Speaking>;
};

/** What a registry holds under another tag of the same build. */
export type OtherTag = {
  readonly tag: string;
  readonly digest: string | null;
  /** Why it could not be read, fit for a terminal. */
  readonly unreadable: string | null;
  /** The command or the address that told this. */
  readonly seenBy: string;
};

export type ManifestFacts = {
  /** The target of a bake that it is the list of. */
  readonly target?: string;
  /** The lists of a bake's other targets. */
  readonly others?: readonly ManifestFacts[];
  /** The reference, or the archive's path. */
  readonly where: string;
  readonly source: 'registry' | 'oci' | 'oci-dir';
  /** The command or the address that read it, or the archive's path. */
  readonly seenBy: string;
  readonly digest: string | null;
  readonly mediaType: string | null;
  readonly rows: readonly ManifestRow[];
  /** Platforms that were asked for and are not there. */
  readonly missing: readonly string[];
  /** The tags after the first one, held against it; left out where there are none. */
  readonly alsoAs?: readonly OtherTag[];
  /** Commands to pull and to inspect it. */
  readonly commands: readonly (readonly string[])[];
  /** The registry that the wizard started on this machine, where one of the lists went to that one. */
  readonly own?: {
    readonly registry: string;
    /** It was removed after the image was read: what is told is as it was then. */
    readonly isGone: boolean;
    /** How its container is where it is there and does not run: `exited`, `paused`, `restarting`. */
    readonly stopped?: string;
  };
  /** Why it could not be read, fit for a terminal. */
  readonly unreadable: string | null;
  /** The archive that it was copied from, where its registry answers and has it no more. */
  readonly archived?: ManifestFacts;
  /** Left out for what is in a registry, and for an archive that is no single list or image. */
  readonly pushing?: Pushing;
};

/** Every list of the build: one, or one a target of a bake. */
export const listsOf = (facts: ManifestFacts): readonly ManifestFacts[] => [
  facts,
  ...(facts.others ?? []),
];

/** The lists that are in a registry, and no archive. */
export const listsPushed = (facts: ManifestFacts): readonly ManifestFacts[] =>
  listsOf(facts).filter(({ source }) => source === 'registry');

/** Whether a list went with its registry: what is told of it is as it was then. */
export const hasGone = ({ source, where, own }: ManifestFacts): boolean =>
  source === 'registry' && own?.isGone === true && registryOf(where) === own.registry;

/** Source: docker/actions-toolkit src/buildx/imagetools.ts; distribution's error code. */
export const notThere = /: not found$|MANIFEST_UNKNOWN|manifest unknown/i;

/** Whether a registry answers, and has nothing under this name. */
export const isMissing = ({ source, unreadable }: ManifestFacts): boolean =>
  source === 'registry' && notThere.test(unreadable ?? '');

/** The archive in place of what its registry has no more. */
export const leftOf = (facts: ManifestFacts): ManifestFacts => facts.archived ?? facts;

/** The lists whose images can be pulled from where they are: no archives, and none of a registry that is gone. */
export const listsToRun = (facts: ManifestFacts): readonly ManifestFacts[] =>
  listsPushed(facts).filter((list) => !hasGone(list));

/** Whether any image can be run. */
export const canBeRun = (facts: ManifestFacts): boolean => listsToRun(facts).length > 0;
