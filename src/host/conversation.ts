import { type ChildProcess, spawn } from 'node:child_process';
import { errorCode } from './file-error.ts';
import { forget, remember } from './process-group.ts';

/** A program that answers each line with a line. */
export type Conversation = {
  /** The next line that it says by itself; null when it has ended without one. */
  readonly listen: () => Promise<string | null>;
  /** Says a line; its answer, null when it has ended without one. */
  readonly ask: (line: string) => Promise<string | null>;
  /** What it wrote to standard error; why it did not start. */
  readonly complaint: () => string;
  /** Ends its input, and resolves when it is gone. */
  readonly close: () => Promise<void>;
};

/** Starts a program that is talked to. It is among the children that end with this process. */
export function converse([file = '', ...args]: readonly string[]): Conversation {
  const child = spawn(file, args, { stdio: 'pipe', env: {}, windowsHide: true });
  const lines: string[] = [];
  const waiting: ((line: string | null) => void)[] = [];
  let complaint = '';
  let hasEnded = false;
  const gone = ended(child, (error) => {
    hasEnded = true;
    if (error !== null) complaint += errorCode(error);
    for (const each of waiting.splice(0)) each(null);
  });
  readLines(child, (line) => {
    const next = waiting.shift();
    if (next === undefined) lines.push(line);
    else next(line);
  });
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  // It may end while something is said to it.
  child.stdin.on('error', () => {});

  const listen = async () =>
    lines.shift() ??
    (hasEnded ? null : new Promise<string | null>((resolve) => waiting.push(resolve)));
  return {
    listen,
    ask: (line) => {
      child.stdin.write(`${line}\n`);
      return listen();
    },
    complaint: () => complaint,
    close: () => {
      child.stdin.end();
      return gone;
    },
  };
}

/** Resolves when a child is gone, its output read; `tell` hears why it could not start. */
function ended(child: ChildProcess, tell: (error: unknown) => void): Promise<void> {
  if (child.pid !== undefined) remember(child.pid);
  return new Promise((resolve) => {
    const end = (error: unknown) => {
      if (child.pid !== undefined) forget(child.pid);
      tell(error);
      resolve();
    };
    child.once('error', end);
    child.once('close', () => end(null));
  });
}

function readLines({ stdout }: ChildProcess, take: (line: string) => void): void {
  let rest = '';
  stdout?.on('data', (chunk) => {
    const [...whole] = `${rest}${String(chunk)}`.split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) take(line);
  });
}
