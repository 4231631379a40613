import { readReference } from './reference/read.ts';
import type { Reference, ReferenceProblem } from './reference/reference-parts.ts';
import { dockerHub } from './reference/registry.ts';
import { repairReference } from './reference/repair.ts';

export type { Reference, ReferenceProblem } from './reference/reference-parts.ts';
export { dockerHub, isLocalRegistry, isOnesOwn, registryOf } from './reference/registry.ts';

export type ParsedReference =
  | ({ readonly ok: true } & Reference)
  | {
      readonly ok: false;
      readonly code: ReferenceProblem;
      /** Index in the text of the first character that is wrong; its length where something is missing at the end. */
      readonly at: number;
      /** A reference near it that is valid, null where none is. */
      readonly suggestion: string | null;
    };

/**
 * Reads a reference as Docker does, and says where it is wrong.
 *
 * Stricter in two places: a first part in capitals (`Team/app`) is taken for a misspelt namespace,
 * not for a registry, and registry and repository together have 255 characters at most, as older
 * versions want it.
 *
 * Source: github.com/distribution/reference v0.6.0, `ParseNormalizedNamed`.
 */
export function parseReference(text: string): ParsedReference {
  const read = readReference(text);
  if ('code' in read) return { ok: false, ...read, suggestion: repairReference(text) };
  const { registry, repository, tag, digest } = read;
  const name = `${registry}/${repository}`;
  const suffix = `${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
  return { ok: true, ...read, name, familiar: familiarName(registry, repository) + suffix };
}

function familiarName(registry: string, repository: string): string {
  if (registry !== dockerHub) return `${registry}/${repository}`;
  return repository.replace(/^library\/(?=[^/]+$)/, '');
}

/** Whether two ways of writing mean one thing: `me/app` and `docker.io/me/app:latest` do. */
export function isSameReference(one: string, other: string): boolean {
  const [a, b] = [parseReference(one), parseReference(other)];
  return a.ok && b.ok && a.name === b.name && namedIn(a) === namedIn(b);
}

/** The one way of writing that all of them have in common; a text that is no reference stays as it is. */
export function wholeReference(text: string): string {
  const parsed = parseReference(text);
  if (!parsed.ok) return text;
  const { name, tag, digest } = parsed;
  return digest === null ? `${name}:${tag ?? 'latest'}` : `${name}@${digest}`;
}

/** A digest says more than a tag beside it. */
const namedIn = ({ tag, digest }: Reference): string => digest ?? `:${tag ?? 'latest'}`;

/**
 * Whether a reference has neither registry nor namespace: it then means Docker's own official
 * images, which nobody may push to.
 */
export function isBareName({ registry, repository }: Reference): boolean {
  return registry === dockerHub && /^library\/[^/]+$/.test(repository);
}

/** What a suggested reference is made of. */
export type SuggestionParts = {
  /** Name or path of the project's folder. */
  readonly folder: string;
  /** Today, in the person's own time zone. */
  readonly date: Date;
  /** Null or `docker.io` for Docker Hub. */
  readonly registry: string | null;
  /** The part between registry and name; null leaves it out. */
  readonly namespace: string | null;
};

/** `REGISTRY/NAMESPACE/FOLDER:YYYY-MM-DD`: valid whatever the folder is called. */
export function suggestReference(parts: SuggestionParts): string {
  const folder =
    parts.folder
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  const name = pathComponent(folder) || 'app';
  const registry = parts.registry === dockerHub ? null : parts.registry;
  const prefix = [registry, parts.namespace].filter((part) => part !== null && part !== '');
  const reference = `${[...prefix, name].join('/')}:${day(parts.date)}`;
  return parseReference(reference).ok ? reference : `${name}:${day(parts.date)}`;
}

/** What is left of a folder's name in a repository's: `My App (2)` becomes `my-app-2`. */
function pathComponent(folder: string): string {
  return folder
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '');
}

/** `YYYY-MM-DD`, where the person is. */
export function day(date: Date): string {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return [
    digits(date.getFullYear(), 4),
    digits(date.getMonth() + 1, 2),
    digits(date.getDate(), 2),
  ].join('-');
}
