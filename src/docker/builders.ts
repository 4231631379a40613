import { parseBuilderJson } from './builders/json.ts';
import { parseBuilderTable } from './builders/table.ts';
import type { Platform } from './platform.ts';

export { parseBuilderInspect } from './builders/inspect.ts';

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

/**
 * Reads what `docker buildx ls` printed, as JSON lines (`--format json`, buildx 0.13 and later) or
 * as a table. The exit code is 0 however many builders are in error.
 *
 * @param errors Standard error: the table of 0.9 and later tells there why a builder is in error.
 */
export function parseBuilders(output: string, errors = ''): readonly Builder[] {
  const isJson = /^\s*\{/.test(output);
  return isJson ? parseBuilderJson(output) : parseBuilderTable(output, errors);
}

/** The selected builder: of several formats only one that says so. */
export function currentBuilder(builders: readonly Builder[]): Builder | null {
  return builders.find((builder) => builder.isCurrent) ?? null;
}

export type BuilderNameProblem =
  | 'empty'
  | 'bad-start'
  | 'bad-character'
  /** `default` is always the engine's own. */
  | 'reserved'
  | 'taken-by-builder'
  /** Every Docker context is a builder of the same name. */
  | 'taken-by-context';

/**
 * Whether a new builder may have a name; buildx itself makes it lower-case.
 *
 * Source: docker/buildx v0.36.1, store/util.go (`ValidateName`) and builder/builder.go (`Create`).
 */
export function validateBuilderName(
  name: string,
  taken: { readonly builders?: readonly string[]; readonly contexts?: readonly string[] } = {},
):
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly code: BuilderNameProblem; readonly at: number } {
  const wrong = (code: BuilderNameProblem, at = 0) => ({ ok: false, code, at }) as const;
  if (name === '') return wrong('empty');
  if (!/^[a-zA-Z]/.test(name)) return wrong('bad-start');
  const bad = name.search(/[^a-zA-Z0-9._-]/);
  if (bad !== -1) return wrong('bad-character', bad);
  const lower = name.toLowerCase();
  if (lower === 'default') return wrong('reserved');
  if (taken.contexts?.includes(lower)) return wrong('taken-by-context');
  if (taken.builders?.includes(lower)) return wrong('taken-by-builder');
  return { ok: true, name: lower };
}
