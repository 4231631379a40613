import type { KeptAction, Receipt } from '../receipts/receipt.ts';

/** The changes that may have left something, the newest first. */
export function candidates(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter((receipt) => receipt.undone === null && mayHaveLeft(receipt)).reverse();
}

/**
 * What failed at its first command left nothing of its own: a builder of that name is somebody
 * else's, and so is a handler that could not be taken out. Only an installer of handlers may fail
 * halfway; what it is taken back by names those that were not there before.
 */
function mayHaveLeft(receipt: Receipt): boolean {
  const { completed, actions, reversal } = receipt;
  if (completed?.outcome !== 'failed' || completed.ended !== 0) return true;
  if (isDetached(actions[0])) return true;
  return isRegistering(actions[0]) && !reversal.some(isPattern);
}

/** A container that could not start, its port being taken, is there all the same. */
const isDetached = (action: KeptAction | undefined): boolean =>
  wordsOf(action).includes('--detach');

const isRegistering = (action: KeptAction | undefined): boolean =>
  wordsOf(action).includes('--privileged') && !wordsOf(action).includes('--uninstall');

const isPattern = (action: KeptAction): boolean =>
  wordsOf(action).some((word) => word.includes('*'));

const wordsOf = (action: KeptAction | undefined): readonly string[] =>
  action !== undefined && 'run' in action ? action.run : [];
