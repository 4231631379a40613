import type { Look } from '../host/look.ts';
import type { Receipt } from '../receipts/receipt.ts';
import type { Presumed } from './aim.ts';

/** What becomes of a file that was edited, or made. */
export type FilePlan =
  /** Its old text is put back from where it was kept. */
  | {
      readonly kind: 'restore';
      readonly path: string;
      readonly backup: string;
      readonly sha: string;
    }
  /** It was not there before, and nobody touched it since: it goes. */
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'as-before'; readonly path: string }
  /** Somebody changed it since, or its old text is not there any more: it is left alone. */
  | { readonly kind: 'changed'; readonly path: string }
  | { readonly kind: 'no-backup'; readonly path: string; readonly backup: string };

type Edit = { readonly edit: string; readonly before: string | null; readonly after: string };

/** What becomes of the files of a change, the one that was edited last first. */
export async function filePlans(
  receipt: Receipt,
  look: Look,
  presumed: Presumed,
): Promise<readonly FilePlan[]> {
  const edits = receipt.actions.filter((action): action is Edit => 'edit' in action);
  const shaOf = async (path: string): Promise<string | null> => {
    const known = presumed.files.get(path);
    return known === undefined ? look.sha256(path) : known;
  };
  const plan = async ({ edit: path, before, after }: Edit): Promise<FilePlan> => {
    const now = await shaOf(path);
    const isThere = now !== null || (!presumed.files.has(path) && (await look.stat(path)) !== null);
    if (before === null ? !isThere : now === before) return { kind: 'as-before', path };
    if (now !== after) return { kind: 'changed', path };
    if (before === null) return { kind: 'remove', path };
    const { backup = '' } = receipt.backups.find((kept) => kept.path === path) ?? {};
    return (await look.sha256(backup)) === before
      ? { kind: 'restore', path, backup, sha: before }
      : { kind: 'no-backup', path, backup };
  };
  return Promise.all(edits.toReversed().map(plan));
}
