import { createHash, randomBytes } from 'node:crypto';
import type { Host } from '../host/host.ts';
import { keepJson, type NotKept, timeName } from '../host/kept.ts';
import type { Action } from '../model/action.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { backupOf } from './backup.ts';
import { bootId } from './boot.ts';
import { receiptPath } from './list.ts';
import type { KeptAction, Outcome, Receipt } from './receipt.ts';

/** A receipt that was begun; the change may follow. */
export type OpenReceipt = {
  /** Why it could not be written; null when it was. */
  readonly notKept: NotKept | null;
  /**
   * `ended` is how many of the actions ended well, where not all did; `made` are the actions as they
   * turned out, where only that tells them.
   */
  readonly complete: (
    outcome: Outcome,
    findings: readonly Finding[],
    ended?: number,
    made?: readonly KeptAction[],
  ) => Promise<NotKept | null>;
};

export type Change = {
  readonly remedy: Remedy;
  readonly before: readonly Evidence[];
  /** The same moment that the change itself is given. */
  readonly when: Date;
};

/** Writes the receipt of a change that is about to be made. */
export async function beginReceipt(host: Host, change: Change): Promise<OpenReceipt> {
  const receipt = await receiptOf(host, change);
  const path = receiptPath(host, receipt.id);
  return {
    notKept: await keepJson(host, path, receipt),
    complete: (outcome, findings, ended, made) =>
      keepJson(host, path, {
        ...receipt,
        ...(made !== undefined && { actions: made }),
        completed: {
          when: host.now().toISOString(),
          outcome,
          ...(ended !== undefined && { ended }),
          findings: findings.map(({ id, status, title }) => ({ id, status, title })),
        },
      } satisfies Receipt),
  };
}

async function receiptOf(host: Host, { remedy, before, when }: Change): Promise<Receipt> {
  return {
    version: 1,
    id: `${timeName(when)}-${randomBytes(3).toString('hex')}`,
    when: when.toISOString(),
    bootId: await bootId(host),
    title: remedy.title,
    changes: remedy.changes,
    needs: remedy.needs,
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
    undone: null,
  };
}

function kept(action: Action): KeptAction {
  if (!('edit' in action)) return action;
  const { edit, before, after } = action;
  return { edit, before: before === null ? null : sha256(before), after: sha256(after) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
