import { resolve } from 'node:path';
import type { Secret } from '../../docker/build-options.ts';
import type { Look } from '../../host/look.ts';

/** Why a secret is not where it was said to be. */
export type SecretFault = {
  readonly id: string;
  readonly place: string;
  readonly why: 'missing' | 'forbidden' | 'unset';
};

/** Secrets that a build could not read. What they are is not kept. */
export async function secretFaults(
  look: Look,
  secrets: readonly Secret[],
): Promise<readonly SecretFault[]> {
  const found = await Promise.all(secrets.map((secret) => faultOf(look, secret)));
  return found.filter((fault) => fault !== null);
}

async function faultOf(look: Look, { id, from }: Secret): Promise<SecretFault | null> {
  if (from.kind === 'env') {
    return look.env[from.name] === undefined ? { id, place: from.name, why: 'unset' } : null;
  }
  const path = resolve(look.cwd, from.path);
  const stat = await look.stat(path);
  if (stat === null) return { id, place: from.path, why: 'missing' };
  // Not by reading it: what is read may be recorded.
  const isForbidden = stat.kind === 'folder' || !(await look.canRead(path));
  return isForbidden ? { id, place: from.path, why: 'forbidden' } : null;
}
