import type { Host } from '../host/host.ts';
import { keepJson, type NotKept } from '../host/kept.ts';
import { receiptPath } from './list.ts';
import type { Receipt, Undone } from './receipt.ts';

/** Writes into a receipt that nothing is left of its change. */
export function markUndone(
  host: Host,
  receipt: Receipt,
  outcome: Undone['outcome'],
): Promise<NotKept | null> {
  const undone: Undone = { when: host.now().toISOString(), outcome };
  return keepJson(host, receiptPath(host, receipt.id), { ...receipt, undone });
}
