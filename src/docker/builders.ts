import type { Builder } from './builders/builder.ts';
import { parseBuilderJson } from './builders/json.ts';
import { parseBuilderTable } from './builders/table.ts';

export type { Builder, BuilderNode } from './builders/builder.ts';
export { parseBuilderInspect } from './builders/inspect.ts';

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
