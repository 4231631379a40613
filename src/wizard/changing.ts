import type { Host } from '../host/host.ts';
import type { Evidence } from '../model/evidence.ts';
import { type Finding, worst } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { texts } from '../texts/index.ts';
import { type Applied, applyRemedy } from './apply.ts';
import type { Rights } from './as-shown.ts';
import { beginReceipt } from './receipts.ts';
import type { Doing } from './state.ts';

/** Changes the machine, with a receipt around each change. */
export type Changing = {
  readonly rights: () => Rights;
  readonly change: (
    remedy: Remedy,
    before: readonly Evidence[],
    show: (doing: Doing) => void,
  ) => Promise<Change>;
  /** Ends the command that runs for a remedy. */
  readonly stop: () => void;
  readonly isChanging: () => boolean;
};

/** A change that was made or failed; the second look completes it. */
export type Change = {
  /** Why it stopped, in a sentence; null when every action ended well. */
  readonly error: string | null;
  /** Last lines of the command that failed. */
  readonly lines: readonly string[];
  readonly complete: (findings: readonly Finding[]) => Promise<void>;
};

export type ChangingOptions = {
  readonly host: Host;
  readonly hasSudo: () => boolean;
  readonly env: () => Readonly<Record<string, string>>;
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

/** Lines of a running command that the panel shows. */
const shownLines = 5;

export function createChanging({ host, hasSudo, env, suspend }: ChangingOptions): Changing {
  let underWay: AbortController | null = null;

  async function change(
    remedy: Remedy,
    before: readonly Evidence[],
    show: (doing: Doing) => void,
  ): Promise<Change> {
    const when = host.now();
    // What changes nothing leaves no receipt: a choice, such as another builder.
    const isChange = remedy.actions.some((action) => !('do' in action));
    if (!isChange) return { error: null, lines: [], complete: async () => {} };
    const receipt = await beginReceipt(host, { remedy, before, when });
    underWay = new AbortController();
    const applied = await applyRemedy(remedy, {
      ...{ host, env: env(), when, suspend, signal: underWay.signal },
      ...telling(show),
    });
    underWay = null;
    const complete = async (findings: readonly Finding[]) => {
      const outcome = applied.ok ? 'changed' : 'failed';
      await receipt.complete(outcome, findings);
    };
    if (applied.ok) return { error: null, lines: [], complete };
    return {
      error: texts().wizard.stopped(remedy.title, whyNot(applied)),
      lines: applied.lines,
      complete,
    };
  }

  return {
    rights: () => ({ uid: host.uid, hasSudo: hasSudo() }),
    change,
    stop: () => underWay?.abort(),
    isChanging: () => underWay !== null,
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

function whyNot({ reason }: Extract<Applied, { readonly ok: false }>): string {
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

/** Whether a step that was a problem no longer is one. */
export function isMended(findings: readonly Finding[]): boolean {
  return worst(findings) !== 'problem';
}
