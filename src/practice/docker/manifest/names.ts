import { parseReference, type Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { clientSince } from '../versions.ts';
import { Refusal } from './refusal.ts';

/**
 * A name as the client takes it: `latest` where it has neither tag nor digest.
 *
 * Source: docker/cli, cli/command/manifest/util.go, `normalizeReference`. @throws Refusal
 */
export function readName(call: Call, text: string, about = ''): Reference {
  const parsed = parseReference(text);
  if (!parsed.ok) throw new Refusal(about + nameComplaint(call, text));
  const isWhole = parsed.tag !== null || parsed.digest !== null;
  return isWhole ? parsed : { ...parsed, tag: 'latest', familiar: `${parsed.familiar}:latest` };
}

/** What distribution/reference says; which part is in capitals only from its v0.6.0 on. */
function nameComplaint({ world }: Call, text: string): string {
  const invalid = 'invalid reference format';
  if (!/[A-Z]/.test(text.replace(/[:@][^/]*$/, ''))) return invalid;
  const path = text.replace(/^[^/]*[.:][^/]*\//, '').replace(/[:@].*$/, '');
  const named = clientSince(world, 26) ? ` (${path})` : '';
  return `${invalid}: repository name${named} must be lowercase`;
}

/** The name in full: `docker.io/library/alpine:3`, with the digest where there is one. */
export function wholeName({ name, tag, digest }: Reference): string {
  return `${name}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
}
