import type { CaFacts } from '../checklist/builder/ca-file.ts';
import type { Variables } from '../checklist/client-trust.ts';
import type { Access } from '../checklist/registry/access.ts';
import type { LocalManifest } from '../docker/local-manifests.ts';
import type { Version } from '../docker/version.ts';
import type { Logins } from './login.ts';
import type { SourceRead, SourceRow } from './source.ts';

/** What `docker manifest` keeps here of a list that was made before. */
export type LocalList = {
  readonly folder: string;
  readonly manifests: readonly LocalManifest[];
};

/** A pattern that gave no source. */
export type EmptyPattern = {
  readonly pattern: string;
  /** Why its tags could not be asked for; null where none of them fits. */
  readonly error: string | null;
  /** It is no pattern, but what one gives for a word: no reference at all. */
  readonly isNoReference?: boolean;
};

/** Everything that was looked at before a list is made. */
export type AssemblyFacts = {
  readonly hasBuildx: boolean;
  /** `docker` is podman: it has no imagetools, and a `manifest` of its own. */
  readonly isPodman: boolean;
  /** Null without buildx, and for a build of it that names no version. */
  readonly buildx: Version | null;
  /** A client before 20.10, which has `docker manifest` only as an experiment that is to be switched on. */
  readonly isExperimental: boolean;
  /** The list's registry. */
  readonly registry: string;
  readonly access: Access;
  /** The registries of list and sources that speak plain http. */
  readonly plainHttp: readonly string[];
  /** The files of authorities that Docker knows here for it, and the one that was named. */
  readonly ca: CaFacts;
  /** What the client needs of the environment to trust the one that was named. */
  readonly trust: Variables;
  readonly rows: readonly SourceRow[];
  readonly empty: readonly EmptyPattern[];
  readonly local: LocalList | null;
  /** Where the client keeps the list between `create` and `push`, whether or not it is there. */
  readonly localFolder: string;
  /** What the list's reference names now; null where that is nothing, or can't be read. */
  readonly now: { readonly digest: string; readonly isList: boolean } | null;
  /** Why the list's own place can't be looked at without another login; null where it can. */
  readonly closed: string | null;
  readonly logins: Logins;
};

export type ThereRow = SourceRow & {
  readonly read: Extract<SourceRead, { readonly state: 'there' }>;
};

/** The sources that are there. */
export const rowsThere = (rows: readonly SourceRow[]): readonly ThereRow[] =>
  rows.filter((row): row is ThereRow => row.read.state === 'there');
