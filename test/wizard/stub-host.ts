import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { FileError } from '../../src/host/file-error.ts';
import type { Host, HttpAnswer, Ran, Running, RunOptions } from '../../src/host/host.ts';

/** What a command does: its standard output with exit code 0, or how else it ends; asked each time. */
export type Script = string | Partial<Ran> | ((options: RunOptions) => string | Partial<Ran>);

/** A command that runs until the test tells it to end. */
export type Held = {
  readonly argv: readonly string[];
  readonly options: RunOptions;
  readonly say: (stream: 'stdout' | 'stderr', text: string) => void;
  readonly end: (ran?: Partial<Ran>) => void;
  /** What it was sent, in order. */
  readonly signals: readonly ('SIGINT' | 'SIGTERM' | 'SIGKILL')[];
};

export type StubHost = Host & {
  /** Every command that was run, as it is typed in a shell, in order. */
  readonly ran: readonly string[];
  /** Paths of the files there are now, and their texts. */
  readonly files: ReadonlyMap<string, string>;
  /** From now on this command is answered so. */
  readonly script: (command: string, script: Script) => void;
  /** From now on this command runs until it is told to end. */
  readonly hold: (command: string) => void;
  /** The command that is held and has not ended; resolves as soon as it runs. */
  readonly held: (command: string) => Promise<Held>;
  /** What happened in order: commands, writes, the screen going down. */
  readonly events: string[];
};

/** Nothing may be written below it. */
export const readOnlyFolder = '/read-only';

type Options = Partial<Pick<Host, 'uid' | 'env' | 'platform'>> & {
  readonly commands?: Readonly<Record<string, Script>>;
  readonly files?: Readonly<Record<string, string>>;
  /** What servers answer, by address; where nothing is, nothing listens. */
  readonly answers?: (url: string) => HttpAnswer | undefined;
};

/** A whole host that exists in memory only; a command that nobody scripted fails the test. */
export function stubHost(options: Options = {}): StubHost {
  const scripts = new Map<string, Script | 'held'>(Object.entries(options.commands ?? {}));
  const files = new Map(Object.entries(options.files ?? {}));
  const ran: string[] = [];
  const events: string[] = [];
  const running = new Set<Held>();
  let time = Date.parse('2026-11-24T08:00:00.000Z');

  function start(argv: readonly string[], runOptions: RunOptions = {}): Running {
    const command = shellQuote(argv);
    const script = scripts.get(command);
    if (script === undefined) throw new Error(`Nobody scripted this command: ${command}`);
    ran.push(command);
    events.push(command);
    if (script === 'held') return hold(argv, runOptions, running);
    const said = typeof script === 'function' ? script(runOptions) : script;
    const more = typeof said === 'string' ? { stdout: said } : said;
    const { stdout = '', stderr = '', ...told } = more;
    return {
      onOutput: (listener) => {
        if (stdout !== '') listener('stdout', Buffer.from(stdout));
        if (stderr !== '') listener('stderr', Buffer.from(stderr));
      },
      interrupt: () => {},
      kill: () => {},
      ended: Promise.resolve(ranOf(argv, runOptions.signal?.aborted ? cancelled : told)),
    };
  }

  async function run(argv: readonly string[], runOptions: RunOptions = {}): Promise<Ran> {
    const started = start(argv, runOptions);
    const written = { stdout: '', stderr: '' };
    started.onOutput((stream, chunk) => {
      written[stream] += Buffer.from(chunk).toString();
    });
    const ended = await started.ended;
    const { stdout, stderr } = written;
    return { ...ended, stdout: stdout + ended.stdout, stderr: stderr + ended.stderr };
  }

  async function writeText(path: string, text: string): Promise<void> {
    if (path.startsWith(readOnlyFolder)) throw new FileError('read-only', path);
    events.push(`write ${path}`);
    files.set(path, text);
  }

  const below = (folder: string) => [...files.keys()].filter((path) => dirname(path) === folder);

  return {
    label: null,
    platform: options.platform ?? 'linux',
    release: '6.12.48+deb13-amd64',
    uid: options.uid === undefined ? 1000 : options.uid,
    gid: 1000,
    groups: [1000],
    home: '/home/ada',
    cwd: '/project',
    env: options.env ?? {},
    now: () => {
      time += 1_000;
      return new Date(time);
    },
    start,
    run,
    runInTerminal: (argv, runOptions) => {
      events.push('in the terminal:');
      return run(argv, runOptions);
    },
    request: async ({ method, url }) => {
      events.push(`${method} ${url}`);
      return options.answers?.(url) ?? { error: 'refused', detail: 'ECONNREFUSED' };
    },
    readText: async (path) => {
      const text = files.get(path);
      return text === undefined ? { text: null, error: 'missing' } : { text, error: null };
    },
    space: async () => null,
    list: async (path) => {
      const names = below(path).map((file) => file.slice(path.length + 1));
      return names.length === 0 ? null : names.sort();
    },
    stat: async (path) => {
      const text = files.get(path);
      const facts = { mode: 0o644, uid: 1000, gid: 1000 };
      if (text !== undefined) return { ...facts, kind: 'file', size: text.length };
      return below(path).length > 0 ? { ...facts, kind: 'folder', size: 0 } : null;
    },
    canRead: async (path) => files.has(path),
    canWrite: async (path) => !path.startsWith(readOnlyFolder),
    sha256: async (path) => {
      const text = files.get(path);
      return text === undefined ? null : createHash('sha256').update(text).digest('hex');
    },
    writeText,
    remove: async (path) => void files.delete(path),
    appender: async (path) => {
      await writeText(path, '');
      return {
        append: (chunk) => {
          files.set(path, `${files.get(path)}${Buffer.from(chunk).toString()}`);
        },
        error: () => null,
        close: async () => {},
      };
    },
    ran,
    files,
    events,
    script: (command, script) => void scripts.set(command, script),
    hold: (command) => void scripts.set(command, 'held'),
    held: (command) =>
      until(() => [...running].find(({ argv }) => shellQuote(argv) === command) ?? null),
  };
}

/** Runs until the test ends it, or somebody calls it off. */
function hold(argv: readonly string[], options: RunOptions, running: Set<Held>): Running {
  const listeners: Parameters<Running['onOutput']>[0][] = [];
  const signals: Held['signals'][number][] = [];
  let resolve: (ran: Ran) => void = () => {};
  const ended = new Promise<Ran>((whenEnded) => {
    resolve = whenEnded;
  });
  const end = (more: Partial<Ran> = {}) => {
    running.delete(held);
    resolve(ranOf(argv, more));
  };
  const held: Held = {
    ...{ argv, options, signals, end },
    say: (stream, text) => {
      for (const listener of listeners) listener(stream, Buffer.from(text));
    },
  };
  running.add(held);
  const callOff = () => {
    signals.push('SIGTERM');
    end(cancelled);
  };
  if (options.signal?.aborted) callOff();
  options.signal?.addEventListener('abort', callOff, { once: true });
  return {
    onOutput: (listener) => void listeners.push(listener),
    interrupt: () => void signals.push('SIGINT'),
    kill: () => {
      signals.push('SIGKILL');
      end({ exitCode: null, failed: 'killed' });
    },
    ended,
  };
}

const cancelled: Partial<Ran> = { exitCode: null, failed: 'cancelled' };

function ranOf(argv: readonly string[], more: Partial<Ran>): Ran {
  const exitCode = more.failed ? null : 0;
  return { argv, exitCode, stdout: '', stderr: '', failed: null, ms: 10, ...more };
}

/** Waits until there is something; a test that waits in vain runs out of its own time. */
export async function until<Value>(look: () => Value | null | false): Promise<Value> {
  for (;;) {
    const value = look();
    if (value !== null && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
