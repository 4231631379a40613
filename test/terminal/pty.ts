import * as nodePty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { keySequence } from './keys.ts';

export type ProgramOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  /** Replaces the environment of the tests; TERM is set if it names none. */
  readonly env?: Readonly<Record<string, string>>;
};

/** A program in a pseudo terminal, read through a terminal emulator. */
export type Program = {
  readonly pid: number;
  /** The window as a person sees it: rows without the spaces at their ends, joined by newlines. */
  readonly screen: () => string;
  /** Scrollback and window. */
  readonly everything: () => string;
  /** All that the program wrote, as it wrote it. */
  readonly raw: () => string;
  /** Bytes written so far. */
  readonly written: () => number;
  /** Keys by name (`enter`, `shift-tab`, `ctrl-c`) or as text (`y`, `ghcr.io/me/app`), one after the other. */
  readonly press: (...keys: readonly string[]) => void;
  /** A text as the clipboard gives it, bracketed if the program asked for that. */
  readonly paste: (text: string) => void;
  /**
   * Resolves with the window once it shows the text (or satisfies the condition); fails with a
   * picture of it after `timeout` milliseconds, or soon when the program has ended without it.
   */
  readonly until: (
    what: string | RegExp | ((screen: string) => boolean),
    timeout?: number,
  ) => Promise<string>;
  readonly resize: (columns: number, rows: number) => void;
  /** The exit code, once the program has ended; fails with a picture of the screen after `timeout` milliseconds. */
  readonly ended: (timeout?: number) => Promise<number>;
  /** Ends the program if it still runs. */
  readonly kill: () => void;
};

/** Starts a program in a pseudo terminal of its own. */
export function startProgram(argv: readonly string[], options: ProgramOptions = {}): Program {
  const { columns = 80, rows = 24 } = options;
  const [file = '', ...args] = argv;
  const terminal = new xterm.Terminal({
    ...{ cols: columns, rows, scrollback: 10_000, allowProposedApi: true },
  });
  const env = { TERM: 'xterm-256color', ...(options.env ?? environment()) };
  const child = nodePty.spawn(file, args, {
    ...{ name: 'xterm-256color', cols: columns, rows, env },
    ...(options.cwd !== undefined && { cwd: options.cwd }),
  });
  const chunks: string[] = [];
  let bytes = 0;
  let exitCode: number | null = null;
  // Programs ask terminals questions, such as where the cursor is: the emulator answers.
  terminal.onData((answer) => {
    if (exitCode === null) child.write(answer);
  });
  child.onData((data) => {
    chunks.push(data);
    bytes += Buffer.byteLength(data);
    terminal.write(data);
  });
  child.onExit((end) => {
    exitCode = end.exitCode;
  });

  const read = (from: number, to: number) => {
    const { active } = terminal.buffer;
    const lines = Array.from({ length: to - from }, (_, index) =>
      active.getLine(from + index)?.translateToString(true),
    );
    return lines.map((line) => line ?? '').join('\n');
  };
  const screen = () => {
    const { baseY } = terminal.buffer.active;
    return read(baseY, baseY + terminal.rows);
  };
  // A frame may come in several pieces: a terminal shows it once the program says that it is complete.
  const isWhole = () => exitCode !== null || !terminal.modes.synchronizedOutputMode;
  const everything = () => read(0, terminal.buffer.active.length);
  const picture = () => {
    const rule = '-'.repeat(terminal.cols);
    const state = exitCode === null ? 'still runs' : `ended with ${exitCode}`;
    return `${rule}\n${screen()}\n${rule}\nThe program ${state}.`;
  };

  return {
    pid: child.pid,
    screen,
    everything,
    raw: () => chunks.join(''),
    written: () => bytes,
    press: (...keys) => {
      for (const key of keys) child.write(keySequence(key));
    },
    paste: (text) => {
      const isBracketed = terminal.modes.bracketedPasteMode;
      child.write(isBracketed ? `\u001b[200~${text}\u001b[201~` : text);
    },
    until: (what, timeout = 10_000) =>
      poll(
        timeout,
        () => (isWhole() && matches(screen(), what) ? screen() : null),
        () => `The screen never showed ${String(what)}:\n${picture()}`,
        () => exitCode !== null,
      ),
    resize: (newColumns, newRows) => {
      child.resize(newColumns, newRows);
      terminal.resize(newColumns, newRows);
    },
    ended: (timeout = 10_000) =>
      poll(
        timeout,
        () => exitCode,
        () => `The program did not end:\n${picture()}`,
      ),
    kill: () => {
      if (exitCode === null) child.kill('SIGKILL');
    },
  };
}

function matches(shown: string, what: string | RegExp | ((screen: string) => boolean)): boolean {
  if (typeof what === 'string') return shown.includes(what);
  return what instanceof RegExp ? what.test(shown) : what(shown);
}

/** Milliseconds that what was written last may need to get through the emulator. */
const grace = 300;

async function poll<Result>(
  timeout: number,
  attempt: () => Result | null,
  complaint: () => string,
  isOver: () => boolean = () => false,
): Promise<Result> {
  let end = Date.now() + timeout;
  for (;;) {
    const result = attempt();
    if (result !== null) return result;
    if (isOver()) end = Math.min(end, Date.now() + grace);
    if (Date.now() > end) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** The environment of the tests, without what would change how a program looks. */
function environment(): Record<string, string> {
  const unwanted = ['NO_COLOR', 'FORCE_COLOR', 'CI', 'NODE_ENV', 'NODE_OPTIONS', 'VITEST'];
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || unwanted.includes(name) ? [] : [[name, value]],
    ),
  );
}
