import type { StoreApi } from 'zustand/vanilla';
import type { ManifestFacts } from '../checklist/manifest/facts.ts';
import type { Access } from '../checklist/registry/access.ts';
import type { ImagePlatform } from '../docker/image-platform.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { Doing, MadeChange, Outcome, Prompt } from '../wizard/state.ts';
import type { SourceRow } from './source.ts';

/** How a list is made: `docker buildx imagetools create`, or `docker manifest create`, `annotate`, `push`. */
export type Way = 'imagetools' | 'manifest';

/** What the person wants. Nothing secret is ever in here: it is remembered for the list. */
export type Wanted = {
  /** The reference of the list, as it is typed; empty until it is given. */
  readonly list: string;
  /**
   * References as they are typed, `{arch}` in a tag stands for an architecture: `ghcr.io/me/app:1.2-{arch}`.
   * In the order in which they will stand in the list.
   */
  readonly sources: readonly string[];
  /**
   * The words that `{arch}` stands for, as they stand in the tags (`amd64`, `arm-v7`). Empty: the
   * repository is asked which of its tags fit the pattern and look like architectures.
   */
  readonly architectures: readonly string[];
  /** The way that was chosen; null takes the recommended one. */
  readonly way: Way | null;
  /** What the person says of images whose config says otherwise or nothing; only `docker manifest` can say it. By the source's reference. */
  readonly annotations: Readonly<Record<string, ImagePlatform>>;
  /** The person said that the list's registry is insecure: plain http, or a certificate nobody trusts. */
  readonly isInsecure: boolean;
  /** A file with the certificate (PEM) of the authority that signs for the list's registry; null for one that everybody trusts. */
  readonly ca: string | null;
  /** `docker manifest` is to keep its local copy after the push. */
  readonly isKept: boolean;
  /** The buildx builder whose registry settings `imagetools` uses; null for the selected one. */
  readonly builder: string | null;
};

/** One of the two ways, and whether it can be gone here. */
export type WayOffer = {
  readonly way: Way;
  /** Why it can't be gone: no buildx, a list among the sources, another registry; null where it can. */
  readonly cannot: string | null;
  /** Why it is the recommended one; null on the other one. */
  readonly recommended: string | null;
};

export type AssemblyPhase =
  /** Something is wanted still: the list's reference, or its sources. The person's turn. */
  | 'asking'
  /** The sources are being read: rows come one by one. */
  | 'reading'
  /** Everything was read and judged: table, findings, ways and plan are there. The person's turn. */
  | 'read'
  /** The commands of the plan run (`doing` is the one that does). */
  | 'making'
  /** Before the push each local digest is held against the registry's. */
  | 'comparing'
  /** The list is being read back from the registry. */
  | 'checking'
  /** It is there, as it was asked for. The person's turn: run it, save the script, leave. */
  | 'made'
  /** A command failed, local digests were stale, or what is there is not what was asked for: `findings` say what. The person's turn. */
  | 'failed';

/** What can be written down of the way that was gone. */
export type Saved = 'script' | 'makefile';

/** A way out of a finding of the assembly. */
export type AssemblyRemedy = Remedy & {
  /** What it changes of what is wanted, besides its actions. */
  readonly wants?: Partial<Wanted>;
  /** What its file is, where it writes down the way. */
  readonly saves?: Saved;
  /** How it is said on the command line, where words of the person's own stand in it. */
  readonly form?: string;
};

export type AssemblyState = {
  /** Null on a real machine; what a practice machine calls itself. */
  readonly label: string | null;
  readonly phase: AssemblyPhase;
  readonly wanted: Wanted;
  /** The sources, patterns taken apart; in the order of `wanted.sources`. */
  readonly rows: readonly SourceRow[];
  /** What was looked at: of the sources, of the ways, of the local list; after `checking` of what was pushed. */
  readonly findings: readonly Finding[];
  /** Both ways, the recommended one first; empty until the sources are read. */
  readonly ways: readonly WayOffer[];
  /** The way that is gone: the chosen one, else the recommended one; null until that is known. */
  readonly way: Way | null;
  /** How the registry of the list answers; null until it was asked. */
  readonly access: Access | null;
  /** Exactly the commands that make the list, in their order; null while a finding is in the way. */
  readonly plan: Remedy | null;
  /** Asks before anything else can happen; the same as the wizard's. */
  readonly prompt: Prompt;
  readonly doing: Doing | null;
  /** How the last change ended. */
  readonly outcome: Outcome | null;
  /** What the registry gave back: what the manifest table of a build shows. Null until `made` or `failed` after a push. */
  readonly manifest: ManifestFacts | null;
  /** What this run changed on the machine and in the registry. */
  readonly changes: readonly MadeChange[];
  /** Absolute paths of what was saved in this run. */
  readonly saved: Readonly<Partial<Record<Saved, string>>>;
  /** Set once: it is leaving with this exit code. */
  readonly exitCode: number | null;
};

/**
 * What a person can want of the assembly. Each acts only when it is the person's turn (phases
 * `asking`, `read`, `made`, `failed`, and no prompt), but `consent`, `answer`, `quit` and `interrupt`.
 */
export type Assembly = {
  readonly store: StoreApi<AssemblyState>;
  /** Once, at the beginning: reads the sources if all that is needed is given, else it is `asking`. */
  readonly start: () => void;
  /** Fills something in. What was read and is not touched by it stays; `read` is to be called when it is whole. */
  readonly setWanted: (change: Partial<Wanted>) => void;
  /** Reads every source (again): of patterns without architectures, the tags first. */
  readonly read: () => void;
  /**
   * A remedy of a finding (an `AssemblyRemedy`): its question, then consent, then its actions; what it
   * wants (`wants`) is filled in, and everything is read again. One without actions needs no consent.
   */
  readonly choose: (remedy: Remedy) => void;
  /** Answers the question of the prompt. */
  readonly answer: (text: string) => void;
  /** Yes or no to exactly the commands of the prompt; also to leaving. */
  readonly consent: (isYes: boolean) => void;
  /** From `read`: asks for consent to the plan, and makes the list after a yes. */
  readonly make: () => void;
  /** Asks for a path, shows the whole file, and writes it where nothing is yet. From `read` and `made`. */
  readonly save: (kind: Saved) => void;
  /** From `made`: runs each row of the table once with this command. */
  readonly probe: (command: readonly string[]) => void;
  /** To what was typed: from `read`, `made` and `failed` to `asking`. */
  readonly back: () => void;
  /** Leaves: 0 from `made`, 1 from `failed`, else 130; asks first while something is under way. */
  readonly quit: () => void;
  /** Ctrl+C: ends what runs, else leaves with 130. */
  readonly interrupt: () => void;
};
