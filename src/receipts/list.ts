import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import { readKept } from '../host/kept.ts';
import { stateFolder } from '../host/state-folder.ts';
import type { Receipt } from './receipt.ts';

type Reading = Pick<Host, 'env' | 'home' | 'list' | 'readText'>;

const folderOf = (host: Reading): string => join(stateFolder(host), 'receipts');

export const receiptPath = (host: Reading, id: string): string =>
  join(folderOf(host), `${id}.json`);

/** The receipts that can be read, oldest first. */
export async function listReceipts(host: Reading): Promise<readonly Receipt[]> {
  const folder = folderOf(host);
  const names = (await host.list(folder)) ?? [];
  const values = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readKept(host, join(folder, name))),
  );
  // An older receipt says less.
  return values.filter(isReceipt).map((receipt) => ({
    ...receipt,
    needs: receipt.needs ?? null,
    undone: receipt.undone ?? null,
  }));
}

function isReceipt(value: object | null): value is Receipt {
  const receipt = value as Partial<Record<keyof Receipt, unknown>> | null;
  return (
    receipt !== null &&
    [receipt.id, receipt.when, receipt.title].every((text) => typeof text === 'string') &&
    [receipt.actions, receipt.before, receipt.reversal, receipt.backups].every(Array.isArray)
  );
}
