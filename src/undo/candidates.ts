import type { Receipt } from '../receipts/receipt.ts';

/** The changes that may have left something, the newest first. */
export function candidates(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter((receipt) => receipt.undone === null && mayHaveLeft(receipt)).reverse();
}

/**
 * What failed at its first command left nothing of its own: a builder of that name is somebody
 * else's. An installer of handlers may fail halfway, and takes out by name what it was asked to add.
 */
function mayHaveLeft({ completed, actions }: Receipt): boolean {
  if (completed?.outcome !== 'failed') return true;
  const [first] = actions;
  const isInstaller = first !== undefined && 'run' in first && first.run.includes('--privileged');
  return completed.ended !== 0 || isInstaller;
}
