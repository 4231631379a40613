import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { Action } from '../model/action.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { backupOf } from './apply.ts';
import { keepJson, type NotKept, readKept, stateFolder, timeName } from './state-folder.ts';

/** An action as a receipt keeps it: of an edit the SHA-256 only, for a file may hold secrets. */
export type KeptAction =
  | { readonly run: readonly string[]; readonly input?: string }
  | { readonly edit: string; readonly before: string | null; readonly after: string }
  | { readonly do: string };

/** What was changed on the machine, and how to take it back: one file a change. */
export type Receipt = {
  readonly version: 1;
  /** The file's name without its end; sorts by time. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  /** The boot that a change of the kernel's tables does not outlive; null where there is no such id. */
  readonly bootId: string | null;
  readonly title: string;
  readonly changes: string;
  readonly actions: readonly KeptAction[];
  /** What was there before. */
  readonly before: readonly Evidence[];
  /** How a person takes it back. */
  readonly undo: string | null;
  /** The actions that take it back. */
  readonly reversal: readonly KeptAction[];
  /** Where the text of each edited file is kept; a file that was not there before has none. */
  readonly backups: readonly { readonly path: string; readonly backup: string }[];
  /** Null until the second look: a change that was begun and never looked at. */
  readonly completed: Completed | null;
};

export type Outcome = 'changed' | 'unchanged' | 'failed';

export type Completed = {
  readonly when: string;
  readonly outcome: Outcome;
  /** What the second look found. */
  readonly findings: readonly Pick<Finding, 'id' | 'status' | 'title'>[];
};

/** A receipt that was begun; the change may follow. */
export type OpenReceipt = {
  /** Why it could not be written; null when it was. */
  readonly notKept: NotKept | null;
  readonly complete: (outcome: Outcome, findings: readonly Finding[]) => Promise<NotKept | null>;
};

export type Change = {
  readonly remedy: Remedy;
  readonly before: readonly Evidence[];
  /** The same moment that the change itself is given. */
  readonly when: Date;
};

const folderOf = (host: Host): string => join(stateFolder(host), 'receipts');

/** Writes the receipt of a change that is about to be made. */
export async function beginReceipt(host: Host, change: Change): Promise<OpenReceipt> {
  const receipt = await receiptOf(host, change);
  const path = join(folderOf(host), `${receipt.id}.json`);
  return {
    notKept: await keepJson(host, path, receipt),
    complete: (outcome, findings) =>
      keepJson(host, path, {
        ...receipt,
        completed: {
          when: host.now().toISOString(),
          outcome,
          findings: findings.map(({ id, status, title }) => ({ id, status, title })),
        },
      }),
  };
}

async function receiptOf(host: Host, { remedy, before, when }: Change): Promise<Receipt> {
  const boot = await host.readText('/proc/sys/kernel/random/boot_id');
  return {
    version: 1,
    id: `${timeName(when)}-${randomBytes(3).toString('hex')}`,
    when: when.toISOString(),
    bootId: boot.text?.trim() ?? null,
    title: remedy.title,
    changes: remedy.changes,
    actions: remedy.actions.map(kept),
    before,
    undo: remedy.undo,
    reversal: (remedy.reversal ?? []).map(kept),
    backups: remedy.actions.flatMap((action) =>
      'edit' in action && action.before !== null
        ? [{ path: action.edit, backup: backupOf(action.edit, when) }]
        : [],
    ),
    completed: null,
  };
}

function kept(action: Action): KeptAction {
  if (!('edit' in action)) return action;
  const { edit, before, after } = action;
  return { edit, before: before === null ? null : sha256(before), after: sha256(after) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The receipts that can be read, oldest first. */
export async function listReceipts(host: Host): Promise<readonly Receipt[]> {
  const folder = folderOf(host);
  const names = (await host.list(folder)) ?? [];
  const values = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readKept(host, join(folder, name))),
  );
  return values.filter(isReceipt);
}

function isReceipt(value: object | null): value is Receipt {
  const receipt = value as Partial<Record<keyof Receipt, unknown>> | null;
  return (
    receipt !== null &&
    [receipt.id, receipt.when, receipt.title].every((text) => typeof text === 'string') &&
    [receipt.actions, receipt.before, receipt.reversal, receipt.backups].every(Array.isArray)
  );
}
