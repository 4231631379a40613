import type { Reference, ReferenceProblem } from './reference-parts.ts';
import { canonicalRegistry, dockerHub, splitRegistry } from './registry.ts';

type Wrong = { readonly code: ReferenceProblem; readonly at: number };
type Parts = Pick<Reference, 'registry' | 'repository' | 'tag' | 'digest'>;

const longestName = 255;
const longestTag = 128;

/** The parts of a reference, or the first place where it is wrong. */
export function readReference(text: string): Parts | Wrong {
  if (text === '') return { code: 'empty', at: 0 };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { code: 'scheme', at: 0 };
  if (/^[a-f0-9]{64}$/.test(text)) return { code: 'image-id', at: 0 };

  const at = text.indexOf('@');
  const named = at === -1 ? text : text.slice(0, at);
  const digest = at === -1 ? null : text.slice(at + 1);
  const { registry, restAt } = splitRegistry(named);
  const colon = named.indexOf(':', restAt);
  const path = named.slice(restAt, colon === -1 ? named.length : colon);
  const tag = colon === -1 ? null : named.slice(colon + 1);

  const wrong =
    wrongRegistry(registry) ??
    wrongPath(path, restAt) ??
    (tag === null ? null : wrongTag(tag, colon + 1)) ??
    (digest === null ? null : wrongDigest(digest, at + 1));
  if (wrong) return wrong;

  const parts = { registry: canonicalRegistry(registry), tag, digest };
  const isOfficial = parts.registry === dockerHub && !path.includes('/');
  const repository = isOfficial ? `library/${path}` : path;
  const excess = parts.registry.length + 1 + repository.length - longestName;
  if (excess > 0) return { code: 'too-long', at: Math.max(restAt + path.length - excess, 0) };
  return { ...parts, repository };
}

const hostPart = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const host6 = /^\[[a-fA-F0-9:]+\](?::\d+)?$/;

function wrongRegistry(registry: string | null): Wrong | null {
  if (registry === null || host6.test(registry)) return null;
  const colon = registry.indexOf(':');
  const host = colon === -1 ? registry : registry.slice(0, colon);
  let at = 0;
  for (const part of host.split('.')) {
    if (!hostPart.test(part)) {
      const bad = part.search(/[^a-zA-Z0-9-]/);
      return { code: 'bad-registry', at: at + Math.max(bad, 0) };
    }
    at += part.length + 1;
  }
  if (colon === -1) return null;
  const port = registry.slice(colon + 1);
  if (/^\d+$/.test(port)) return null;
  return { code: 'bad-registry', at: colon + 1 + Math.max(port.search(/\D/), 0) };
}

/** `[a-z0-9]+` in between `.`, `_`, `__` and any number of `-`, in parts between slashes. */
function wrongPath(path: string, start: number): Wrong | null {
  let at = start;
  for (const part of path.split('/')) {
    const wrong = wrongComponent(part);
    if (wrong) return { code: wrong.code, at: at + wrong.at };
    at += part.length + 1;
  }
  return null;
}

function wrongComponent(part: string): Wrong | null {
  const alien = part.search(/[^a-z0-9._-]/);
  const separator = part === '' ? 0 : firstWrongSeparator(part);
  if (alien === -1) return separator === -1 ? null : { code: 'bad-separator', at: separator };
  if (separator !== -1 && separator < alien) return { code: 'bad-separator', at: separator };
  return { code: /[A-Z]/.test(part[alien] ?? '') ? 'capitals' : 'bad-character', at: alien };
}

/** Index of the first run of separators that may not stand where it stands, -1 for none. */
function firstWrongSeparator(part: string): number {
  for (const { 0: run, index } of part.matchAll(/[._-]+/g)) {
    const isOutside = index === 0 || index + run.length === part.length;
    if (isOutside) return index;
    if (!/^(?:\.|__?|-+)$/.test(run)) return index + 1;
  }
  return -1;
}

function wrongTag(tag: string, start: number): Wrong | null {
  if (tag === '' || /^[.-]/.test(tag)) return { code: 'bad-tag', at: start };
  const alien = tag.search(/[^\w.-]/);
  if (alien !== -1) return { code: 'bad-tag', at: start + alien };
  return tag.length > longestTag ? { code: 'too-long', at: start + longestTag } : null;
}

/** Hexadecimal digits of each algorithm that Docker knows (opencontainers/go-digest v1.0.0). */
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function wrongDigest(digest: string, start: number): Wrong | null {
  const [, algorithm = '', hex = ''] = /^([^:]*):(.*)$/s.exec(digest) ?? [];
  const length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : undefined;
  if (length === undefined) return { code: 'bad-digest', at: start };
  const alien = hex.search(/[^a-f0-9]/);
  if (alien === -1 && hex.length === length) return null;
  const bad = alien === -1 ? Math.min(hex.length, length) : alien;
  return { code: 'bad-digest', at: start + algorithm.length + 1 + bad };
}
