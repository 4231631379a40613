import { resolve } from 'node:path';
import type { StoreApi } from 'zustand/vanilla';
import {
  type ArchivePlace,
  isInTheWay,
  lookAtPlaces,
  removeFolder,
} from '../checklist/target/archive-place.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { Host } from '../host/host.ts';
import { lookAt } from '../host/look.ts';
import type { Output } from '../model/answers.ts';
import type { Remedy } from '../model/remedy.ts';
import { beginReceipt } from '../receipts/begin.ts';
import type { KeptAction } from '../receipts/receipt.ts';
import { archiveTexts } from '../texts/archive.ts';
import type { Looking } from './looking.ts';
import type { WizardState } from './state.ts';

/** A build that writes an archive: nothing of somebody's goes unasked, and a receipt tells of it. */
export type Archiving = {
  /** Where the archive goes was changed: what is there is looked at, beside what else is. */
  readonly look: () => Promise<void>;
  /** Whether a build may write there, by a look of this moment. */
  readonly isClear: () => Promise<boolean>;
  /** Keeps a receipt around a build, and tells of what it left. */
  readonly around: (build: () => Promise<void>) => Promise<void>;
  /** Resolves when the receipt of the build that ran is written. */
  readonly ended: () => Promise<void>;
};

export type ArchivingOptions = {
  readonly host: Host;
  readonly store: StoreApi<WizardState>;
  readonly looking: Pick<Looking, 'amend' | 'lookAgain'>;
};

export function createArchiving({ host, store, looking }: ArchivingOptions): Archiving {
  let underWay: Promise<void> | null = null;
  const places = () => {
    const { answers, steps } = store.getState();
    return lookAtPlaces(lookAt(host), answers, steps.target.facts);
  };

  async function around(build: () => Promise<void>): Promise<void> {
    const { output } = store.getState().answers;
    const writes = (await places()).map((place) => begin(place, output));
    const begun = await Promise.all(writes);
    const recall = forgetPushed();
    await build();
    const same = await Promise.all(begun.map((end) => end()));
    recall(same.flat());
  }

  /** What is built now is in no registry yet; what is given takes that back for archives that stayed as they were. */
  function forgetPushed(): (same: readonly string[]) => void {
    const { output } = store.getState().answers;
    if (output.kind === 'push' || output.pushed === undefined) return () => {};
    const { pushed, ...unpushed } = output;
    const answer = (next: Output) =>
      store.setState(({ answers }) => ({ answers: { ...answers, output: next } }));
    answer(unpushed);
    return (same) => {
      const left = Object.entries(pushed).filter(([, { archive }]) => same.includes(archive.where));
      // Somebody may have chosen another output meanwhile.
      if (left.length === 0 || store.getState().answers.output !== unpushed) return;
      answer({ ...unpushed, pushed: Object.fromEntries(left) });
      // Who went on before the sums were made has read the archives there.
      if (store.getState().current === 'manifest') void looking.lookAgain('manifest');
    };
  }

  /** Begins the receipt of one archive; what is given ends it, and names the archive if it is as it was. */
  async function begin(
    place: ArchivePlace,
    output: Output,
  ): Promise<() => Promise<readonly string[]>> {
    const remedy = writing(place, output);
    const before = await traceOf(host, output, place.path);
    const receipt = await beginReceipt(host, { remedy, before: [], when: host.now() });
    return async () => {
      const after = await traceOf(host, output, place.path);
      if (after.isThere && (!before.isThere || after.sha !== before.sha)) {
        await receipt.complete('changed', [], undefined, writtenAs(output, place, after.sha));
        tell(remedy);
      } else {
        await receipt.complete(hasSucceeded(store) ? 'unchanged' : 'failed', [], 0);
      }
      // What can't be read may be another one.
      return after.sha !== null && after.sha === before.sha ? [place.typed] : [];
    };
  }

  /** Built once more, it is the same change. */
  function tell({ changes: text, undo, reversal }: Remedy): void {
    store.setState(({ changes }) => {
      const others = changes.filter((one) => one.undo !== undo || undo === null);
      return { changes: [...others, { text, undo, ...(reversal && { reversal }) }] };
    });
  }

  return {
    look: async () => {
      const { output } = store.getState().answers;
      const archives = await places();
      if (store.getState().answers.output === output) looking.amend('target', { archives });
    },
    isClear: async () => {
      const { output } = store.getState().answers;
      return !(await places()).some((place) => isInTheWay(place, output));
    },
    around: async (build) => {
      underWay = around(build);
      await underWay;
      underWay = null;
    },
    ended: async () => void (await underWay),
  };
}

const hasSucceeded = (store: StoreApi<WizardState>): boolean =>
  store.getState().steps.build.facts?.phase === 'succeeded';

/** The build as a change of this machine, and what takes it back. */
function writing({ typed, path, state }: ArchivePlace, { kind }: Output): Remedy {
  const words = archiveTexts().receipt;
  const changes =
    state === 'layout'
      ? words.into(path)
      : state === 'file'
        ? words.over(path)
        : words.changes(path);
  const shared = { title: words.title(typed), needs: 'consent', changes } as const;
  const actions = [{ do: changes }];
  if (state === 'layout') return { ...shared, actions, undo: words.unseparated };
  const run = kind === 'oci-dir' ? removeFolder(path) : ['rm', path];
  // Of a file, only its sum tells that it may go: nothing of a build that was cut off is removed.
  const reversal = kind === 'oci-dir' ? { reversal: [{ run }] } : {};
  return { ...shared, actions, undo: shellQuote(run), ...reversal };
}

/** A file is known again by its sum; `undo` leaves alone what somebody changed since. */
const writtenAs = (
  { kind }: Output,
  { path }: ArchivePlace,
  sha: string | null,
): readonly KeptAction[] | undefined =>
  kind === 'oci' && sha !== null ? [{ edit: path, before: null, after: sha }] : undefined;

type Trace = { readonly isThere: boolean; readonly sha: string | null };

/** What a build would leave another of: the archive itself, or the index of a layout. */
async function traceOf(host: Host, output: Output, path: string): Promise<Trace> {
  const file = output.kind === 'oci-dir' ? resolve(path, 'index.json') : path;
  const [stat, sha] = await Promise.all([host.stat(path), host.sha256(file)]);
  return { isThere: stat !== null, sha };
}
