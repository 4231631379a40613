import { inRegistry } from '../checklist/manifest/stored-image.ts';
import { throughDoor } from '../checklist/registry/door-image.ts';
import { digestOf } from '../docker/manifest-list.ts';
import type { Look } from '../host/look.ts';
import type { Finding } from '../model/finding.ts';
import { type AssemblyFacts, rowsThere, type ThereRow } from './facts.ts';
import { judgeFresh } from './judge-local.ts';
import { readLocal } from './local-copy.ts';
import type { Ground } from './looking.ts';
import type { Plan } from './plan.ts';
import { isUnknown } from './read-source.ts';
import type { SourceRow } from './source.ts';

export type FreshOptions = {
  readonly ground: Ground;
  readonly facts: AssemblyFacts;
  readonly plan: Plan;
};

/** Every digest afresh: what was read before the person said yes may be minutes old. */
export async function lookFresh(
  look: Look,
  { ground, facts, plan }: FreshOptions,
): Promise<Finding> {
  const rows = await Promise.all(rowsThere(facts.rows).map((row) => rowNow(row, look, ground)));
  return judgeFresh(await readLocal(look, plan.list), rows, plan.list, facts);
}

/** What the registry says of a source now. What was read before counts for nothing. */
async function rowNow(
  row: ThereRow,
  look: Look,
  { door, asking: from }: Ground,
): Promise<SourceRow> {
  const { reference, read } = row;
  const { stored, address } = throughDoor(door, reference);
  const asked = await stored.top();
  const isAnswer = asked.raw !== null || isUnknown(asked.error);
  const byBuildx = () => inRegistry(look, from, reference).top();
  const now = isAnswer || !read.isByBuildx ? asked : await byBuildx();
  if (now.raw !== null) return { ...row, read: { ...read, digest: digestOf(now.raw) } };
  const state = isUnknown(now.error) ? 'missing' : 'unreadable';
  return { ...row, read: { state, error: now.error, seenBy: address } };
}
