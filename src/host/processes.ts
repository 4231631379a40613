import type { Readable } from 'node:stream';
import type { Ran, Running, RunOptions } from './host.ts';
import { forget, groupIsGone, remember, signal } from './process-group.ts';

type Failed = Exclude<Ran['failed'], null>;
type Listener = (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;

/** How long a command that was told to end has before it is killed. Milliseconds. */
const grace = 300;
/** How long the output of a command that ended may stay open: what it left behind may hold it. Milliseconds. */
const drain = 1_000;

// Windows has no process groups, and a detached child has a window of its own there.
const hasGroups = process.platform !== 'win32';

/** Starts a command as a process group of its own: whatever it starts ends with it. */
export function startProcess(argv: readonly string[], options: RunOptions = {}): Running {
  const listeners: Listener[] = [];
  const stop = createStop();
  const tell: Listener = (stream, chunk) => {
    for (const listener of listeners) listener(stream, chunk);
  };
  return {
    onOutput: (listener) => listeners.push(listener),
    interrupt: () => stop.send('SIGINT', 'cancelled'),
    kill: () => stop.send('SIGKILL', 'killed'),
    ended: runToEnd(argv, options, tell, stop),
  };
}

/** Why a command is to end, and the signals for it: those that come before its start wait for it. */
type Stop = {
  readonly started: (target: number) => void;
  readonly ended: () => void;
  readonly send: (name: NodeJS.Signals, why: Failed) => void;
  /** Asks first, kills after a moment. */
  readonly end: (why: Failed) => void;
  readonly why: () => Failed | null;
};

function createStop(): Stop {
  let target: number | null = null;
  let waiting: NodeJS.Signals | null = null;
  let why: Failed | null = null;
  let killing: NodeJS.Timeout | undefined;
  const send = (name: NodeJS.Signals, reason: Failed) => {
    why ??= reason;
    if (target === null) waiting = name;
    else signal(target, name);
  };
  return {
    send,
    started: (started) => {
      target = started;
      if (waiting !== null) signal(target, waiting);
    },
    ended: () => clearTimeout(killing),
    end: (reason) => {
      send('SIGTERM', reason);
      killing ??= setTimeout(() => send('SIGKILL', reason), grace);
    },
    why: () => why,
  };
}

async function runToEnd(
  argv: readonly string[],
  options: RunOptions,
  tell: Listener,
  stop: Stop,
): Promise<Ran> {
  const { execa } = await import('execa');
  const start = performance.now();
  const ran = (end: Pick<Ran, 'exitCode' | 'failed'>, stderr = ''): Ran => ({
    ...{ argv, stdout: '', stderr, ms: performance.now() - start },
    ...end,
  });
  if (options.signal?.aborted) return ran({ exitCode: null, failed: 'cancelled' });
  try {
    const [file = '', ...args] = argv;
    const child = execa(file, args, { ...childOptions(options), detached: hasGroups });
    readInTurns(child.stdout, (chunk) => tell('stdout', chunk));
    readInTurns(child.stderr, (chunk) => tell('stderr', chunk));
    // What a command leaves behind may hold its output open: a service that a package starts.
    child.once('exit', () => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, drain).unref();
    });
    const target = child.pid === undefined ? null : hasGroups ? -child.pid : child.pid;
    const ended = await whileWatched(target, options, stop, child);
    return ran(endOf(ended, stop.why()), child.pid === undefined ? ended.originalMessage : '');
  } catch (error) {
    // An argument that no program can be given, such as one with a NUL in it.
    return ran({ exitCode: null, failed: 'forbidden' }, String(error));
  }
}

/** A flood is read a block a turn: read on while there is more, it would keep keys and the screen waiting. */
function readInTurns(stream: Readable, take: (chunk: Uint8Array) => void): void {
  stream.on('data', (chunk: Uint8Array) => {
    take(chunk);
    stream.pause();
    setImmediate(() => stream.resume());
  });
}

const childOptions = ({ input, cwd, env }: RunOptions) =>
  ({
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    buffer: false,
    reject: false,
    encoding: 'buffer',
    cleanup: false,
    windowsHide: true,
  }) as const;

/** Keeps a child known and its clock running for as long as it lives. */
async function whileWatched<Ended>(
  target: number | null,
  { signal: abort, timeout }: RunOptions,
  stop: Stop,
  child: PromiseLike<Ended>,
): Promise<Ended> {
  if (target === null) return child;
  remember(target);
  stop.started(target);
  const cancel = () => stop.end('cancelled');
  abort?.addEventListener('abort', cancel, { once: true });
  const clock = timeout === undefined ? undefined : setTimeout(stop.end, timeout, 'timeout');
  const ended = await child;
  clearTimeout(clock);
  abort?.removeEventListener('abort', cancel);
  if (stop.why() !== null) await groupIsGone(target);
  stop.ended();
  forget(target);
  return ended;
}

type Ended = {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly code?: string | undefined;
};

/** A command that was told to end may have come to its end all the same: then that counts. */
export function endOf(ended: Ended, why: Failed | null): Pick<Ran, 'exitCode' | 'failed'> {
  if (
    ended.exitCode !== undefined &&
    (why === null || (ended.exitCode === 0 && why !== 'timeout'))
  ) {
    return { exitCode: ended.exitCode, failed: null };
  }
  const unstarted = ended.code === 'ENOENT' ? 'missing' : 'forbidden';
  return { exitCode: null, failed: why ?? (ended.code === undefined ? 'killed' : unstarted) };
}
