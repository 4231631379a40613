import type { Host } from '../host/host.ts';
import type { Action } from '../model/action.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { beginReceipt } from '../receipts/begin.ts';
import { texts } from '../texts/index.ts';
import { type Applied, applyRemedy } from './apply.ts';
import type { Doing } from './state.ts';

/** Changes the machine, with a receipt around each change. */
export type Changing = {
  readonly change: (
    remedy: Remedy,
    before: readonly Evidence[],
    show: (doing: Doing) => void,
  ) => Promise<Change>;
  readonly isRunning: () => boolean;
  readonly isStopping: () => boolean;
  /** Ends the command that runs for a remedy. */
  readonly stop: () => void;
  /** Resolves when the change that is under way has been made or has failed. */
  readonly ended: () => Promise<void>;
};

/** A change that was made or failed; the second look completes it. */
export type Change = {
  /** Why it stopped, in a sentence; null when every action ended well. */
  readonly error: string | null;
  /** Last lines of the command that failed; and a sentence where no receipt could be written. */
  readonly lines: readonly string[];
  /** What the second look found; a change that failed stays failed. */
  readonly complete: (
    outcome: 'changed' | 'unchanged',
    findings: readonly Finding[],
  ) => Promise<void>;
};

export type ChangingOptions = {
  readonly host: Host;
  readonly env: () => Readonly<Record<string, string>>;
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

/** Lines of a running command that the panel shows. */
const shownLines = 5;

// A choice, such as another builder, changes nothing and leaves no receipt.
const noChange: Change = { error: null, lines: [], complete: async () => {} };

export function createChanging({ host, env, suspend }: ChangingOptions): Changing {
  let aborting = new AbortController();
  let underWay: Promise<Change> | null = null;

  async function change(
    remedy: Remedy,
    before: readonly Evidence[],
    show: (doing: Doing) => void,
  ): Promise<Change> {
    const when = host.now();
    const { signal } = aborting;
    const receipt = await beginReceipt(host, { remedy, before, when });
    const options = { host, env: env(), when, suspend, signal, ...telling(show) };
    const applied = signal.aborted ? notBegun(remedy) : await applyRemedy(remedy, options);
    const { notKept } = receipt;
    const unkept = notKept === null ? [] : [texts().wizard.noReceipt(notKept.path)];
    return {
      error: applied.ok ? null : texts().wizard.stopped(remedy.title, whyNot(applied)),
      lines: [...(applied.ok ? [] : applied.lines), ...unkept],
      complete: async (outcome, findings) => {
        if (applied.ok) await receipt.complete(outcome, findings);
        else await receipt.complete('failed', findings, endedBefore(applied.action, remedy));
      },
    };
  }

  return {
    change: async (remedy, before, show) => {
      if (!remedy.actions.some((action) => !('do' in action))) return noChange;
      aborting = new AbortController();
      underWay = change(remedy, before, show);
      const made = await underWay;
      underWay = null;
      return made;
    },
    isRunning: () => underWay !== null,
    isStopping: () => underWay !== null && aborting.signal.aborted,
    stop: () => aborting.abort(),
    ended: async () => void (await underWay),
  };
}

const endedBefore = (failed: Action, { actions }: Remedy): number =>
  Math.max(0, actions.indexOf(failed));

/** It was called off while its receipt was written. */
function notBegun({ actions }: Remedy): Applied {
  const [action = { do: '' }] = actions;
  return {
    ...{ ok: false, action, ran: null, lines: [] },
    reason: { kind: 'no-exit', failed: 'cancelled' },
  };
}

/** Shows the command that runs, and the last lines it wrote. */
function telling(show: (doing: Doing) => void) {
  let doing: Doing = { argv: [], lines: [] };
  const tell = (next: Doing) => {
    doing = next;
    show(doing);
  };
  return {
    onAction: (action: Remedy['actions'][number]) => {
      if ('run' in action) tell({ argv: action.run, lines: [] });
    },
    onLine: (line: string) => tell({ ...doing, lines: [...doing.lines, line].slice(-shownLines) }),
  };
}

/** Why a change stopped, in a sentence without its subject. */
export function whyNot({ reason }: Extract<Applied, { readonly ok: false }>): string {
  const words = texts().wizard.whyNot;
  switch (reason.kind) {
    case 'exit':
      return words.exit(reason.exitCode);
    case 'no-exit':
      return words.noExit[reason.failed];
    case 'changed':
      return words.changed(reason.path);
    case 'unwritten':
      return words.unwritten(reason.path);
  }
}
