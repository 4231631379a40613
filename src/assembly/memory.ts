import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { wholeReference } from '../docker/reference.ts';
import type { Host } from '../host/host.ts';
import { isRecord, keepJson, type NotKept, readKept } from '../host/kept.ts';
import { stateFolder } from '../host/state-folder.ts';

/** What each source named when a list was made: its digest, by the reference, written as one whole. */
export type Digests = Readonly<Record<string, string>>;

/** A list has a file of its own, beside the answers, named after its whole reference. */
function path(host: Host, list: string): string {
  const name = createHash('sha256').update(list).digest('hex').slice(0, 32);
  return join(stateFolder(host), 'lists', `${name}.json`);
}

/** The digests of the last time that this list was made here, however it was written then; none where it was not. */
export async function recallDigests(host: Host, written: string): Promise<Digests> {
  const list = wholeReference(written);
  const value = await readKept(host, path(host, list));
  if (value === null || value['list'] !== list || !isRecord(value['digests'])) return {};
  const digests = Object.entries(value['digests']);
  const told = digests.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  // An image may be called `constructor`.
  return Object.assign(Object.create(null), Object.fromEntries(told));
}

/** Keeps what each source names now, for the next time that this list is made. */
export function rememberDigests(
  host: Host,
  written: string,
  named: Digests,
): Promise<NotKept | null> {
  const list = wholeReference(written);
  const whole = Object.entries(named).map(([one, digest]) => [wholeReference(one), digest]);
  const digests: Digests = Object.fromEntries(whole);
  return keepJson(host, path(host, list), { version: 1, list, digests });
}
