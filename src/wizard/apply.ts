import { createLineSplitter } from '../docker/progress/line-splitter.ts';
import { plainText } from '../docker/terminal-text.ts';
import { FileError, type WriteError } from '../host/file-error.ts';
import type { Host, Ran } from '../host/host.ts';
import type { Action, EditAction, RunAction } from '../model/action.ts';
import type { Remedy } from '../model/remedy.ts';
import { backupOf } from '../receipts/backup.ts';

/** Why a remedy stopped: a command's end, a file that reads otherwise by now, or one that can't be written. */
export type WhyNot =
  | { readonly kind: 'exit'; readonly exitCode: number }
  | { readonly kind: 'no-exit'; readonly failed: Exclude<Ran['failed'], null> }
  | { readonly kind: 'changed'; readonly path: string }
  | { readonly kind: 'unwritten'; readonly path: string; readonly code: WriteError };

export type Applied =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** The action that failed; those after it were not tried. */
      readonly action: Action;
      readonly reason: WhyNot;
      /** What its command ended with; null for an edit, and for a command that never ran. */
      readonly ran: Ran | null;
      /** The last lines of its output, fit for a terminal; empty where it had the terminal to itself. */
      readonly lines: readonly string[];
    };

export type ApplyOptions = {
  readonly host: Host;
  /** For every command, besides the host's own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** A command begins. */
  readonly onAction?: (action: Action) => void;
  /** A line of a command's output, fit for a terminal. */
  readonly onLine: (line: string) => void;
  readonly signal?: AbortSignal;
  /** The moment of the change: its backups bear it in their names, as its receipt says. */
  readonly when: Date;
  /** Takes the screen down, does something in the person's own terminal, and puts the screen back. */
  readonly suspend: (during: () => Promise<void>) => Promise<void>;
};

/** How many of the last lines of a command's output are kept for the case that it fails. */
const lastLines = 15;
/** A line longer than this is cut. Characters. */
const longestLine = 64 * 1024;

/**
 * Runs a remedy's actions one after the other, as they are: the person has seen exactly these and
 * said yes. Stops at the first that fails. What only a person can do is passed over.
 */
export async function applyRemedy(remedy: Remedy, options: ApplyOptions): Promise<Applied> {
  for (const action of remedy.actions) {
    if ('do' in action) continue;
    options.onAction?.(action);
    const applied =
      'run' in action ? await run(action, remedy, options) : await edit(action, options);
    if (!applied.ok) return applied;
  }
  return { ok: true };
}

/** What it asks, such as a password, is asked in the person's own terminal. */
const asksInTerminal = (remedy: Remedy, host: Host): boolean =>
  remedy.isConversation === true ||
  (remedy.needs === 'root' && host.uid !== null && host.uid !== 0);

async function run(action: RunAction, remedy: Remedy, options: ApplyOptions): Promise<Applied> {
  const { host, env, signal, suspend } = options;
  const runOptions = {
    env,
    ...(action.input !== undefined && { input: action.input }),
    ...(signal && { signal }),
  };
  if (asksInTerminal(remedy, host)) {
    let ran: Ran | null = null;
    await suspend(async () => {
      ran = await host.runInTerminal(action.run, runOptions);
    });
    return ended(action, ran ?? neverRan(action.run), []);
  }
  const lines: string[] = [];
  const tell = (line: string) => {
    options.onLine(line);
    lines.push(line);
    if (lines.length > lastLines) lines.shift();
  };
  const running = host.start(action.run, runOptions);
  const outputs = { stdout: lineReader(tell), stderr: lineReader(tell) };
  running.onOutput((stream, chunk) => outputs[stream].push(chunk));
  const ran = await running.ended;
  outputs.stdout.end();
  outputs.stderr.end();
  return ended(action, ran, lines);
}

const neverRan = (argv: readonly string[]): Ran => ({
  ...{ argv, exitCode: null, stdout: '', stderr: '', failed: 'cancelled', ms: 0 },
});

function lineReader(tell: (line: string) => void) {
  const splitter = createLineSplitter(longestLine);
  const tellAll = (lines: ReturnType<typeof splitter.end>) => {
    for (const { text } of lines) tell(plainText(text));
  };
  return {
    push: (chunk: Uint8Array) => tellAll(splitter.push(chunk)),
    end: () => tellAll(splitter.end()),
  };
}

function ended(action: Action, ran: Ran, lines: readonly string[]): Applied {
  if (ran.exitCode === 0) return { ok: true };
  const reason: WhyNot =
    ran.exitCode === null
      ? { kind: 'no-exit', failed: ran.failed ?? 'killed' }
      : { kind: 'exit', exitCode: ran.exitCode };
  return { ok: false, action, reason, ran, lines };
}

async function edit(action: EditAction, options: ApplyOptions): Promise<Applied> {
  const { host } = options;
  const refused = (reason: WhyNot): Applied => ({
    ...{ ok: false, action, reason, ran: null, lines: [] },
  });
  const now = await host.readText(action.edit);
  const isAsSeen = now.text === action.before && (now.text !== null || now.error === 'missing');
  if (!isAsSeen) return refused({ kind: 'changed', path: action.edit });
  try {
    await host.writeText(action.edit, action.after, {
      mode: action.mode ?? 0o600,
      backup: backupOf(action.edit, options.when),
    });
    return { ok: true };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return refused({ kind: 'unwritten', path: error.path, code: error.code });
  }
}
