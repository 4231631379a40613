import { resolve } from 'node:path/posix';
import { installedPrograms } from '../host/assets.ts';
import type { Ran, Running, RunOptions } from '../host/host.ts';
import type { Clock } from './clock.ts';
import { snapFolder } from './products.ts';
import type { Call, Tool } from './tool.ts';
import { execve } from './tools/execve.ts';
import { tools } from './tools/index.ts';
import { UnknownCommand } from './unknown-command.ts';
import type { World } from './world.ts';

/** Where programs run: the machine, its clock, and what surrounds every one of them. */
export type Surroundings = {
  readonly world: World;
  readonly clock: Clock;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is told of a command that nobody simulates; its text goes to standard error. */
  readonly onUnknown: (error: UnknownCommand) => void;
};

type Listener = Parameters<Running['onOutput']>[0];
type Stream = Parameters<Listener>[0];
type Failed = Exclude<Ran['failed'], null>;

/** The exit code of a shell for a command that it does not find. */
const notFound = 127;

/** Starts a program of the practice machine. No process is made: it is a function of ours. */
export function startPractice(
  around: Surroundings,
  argv: readonly string[],
  options: RunOptions = {},
): Running {
  const listeners: Listener[] = [];
  const early: [Stream, Uint8Array][] = [];
  const ending = new AbortController();
  const say = (stream: Stream) => (text: string) => {
    if (why === 'killed' || text === '') return;
    const chunk = Buffer.from(text);
    if (listeners.length === 0) early.push([stream, chunk]);
    for (const listener of listeners) listener(stream, chunk);
  };
  let why: Failed | null = null;
  const end = (reason: Failed) => {
    why ??= reason;
    ending.abort(reason);
  };
  const started = performance.now();
  const ran = (exitCode: number | null, failed: Ran['failed'], stderr = ''): Ran => ({
    ...{ argv, exitCode, failed, stderr, stdout: '', ms: performance.now() - started },
  });
  return {
    onOutput: (listener) => {
      listeners.push(listener);
      for (const [stream, chunk] of early.splice(0)) listener(stream, chunk);
    },
    interrupt: () => end('cancelled'),
    kill: () => end('killed'),
    ended: (async () => {
      const taken = takenOff(around.world, argv);
      if (taken === 'missing') return ran(null, 'missing', `spawn ${argv[0]} ENOENT`);
      if (options.signal?.aborted) return ran(null, 'cancelled');
      const cancel = () => end('cancelled');
      options.signal?.addEventListener('abort', cancel, { once: true });
      const stopClock = timeout(around.clock, options.timeout, () => end('timeout'));
      const out = say('stdout');
      const err = say('stderr');
      const program = run(around, taken, { ...options, out, err, signal: ending.signal });
      const exitCode = await Promise.race([program, whenEnded(ending.signal)]);
      stopClock();
      options.signal?.removeEventListener('abort', cancel);
      return why === null || (exitCode === 0 && why !== 'timeout')
        ? ran(exitCode, null)
        : ran(null, why);
    })(),
  };
}

/** A program that was told to end may still say so; one that waits for nothing is given up. Milliseconds. */
const lastWords = 300;

const whenEnded = (signal: AbortSignal): Promise<null> =>
  new Promise((done) => {
    const soon = () => setTimeout(done, signal.reason === 'killed' ? 0 : lastWords, null);
    signal.addEventListener('abort', soon, { once: true });
  });

/** Its own time goes with the machine's clock: a build that is watched slowly is no build that hangs. */
function timeout(clock: Clock, ms: number | undefined, then: () => void): () => void {
  if (ms === undefined) return () => {};
  const stopping = new AbortController();
  clock.wait(ms, stopping.signal).then(then, () => {});
  return () => stopping.abort();
}

const programFolders = ['/usr/local/bin', '/usr/bin', snapFolder];

type Program = {
  readonly argv: readonly string[];
  readonly isRoot: boolean;
  readonly tool: Tool;
  readonly env: Readonly<Record<string, string>>;
};

/** The program behind `sudo [-n] [-E] NAME=VALUE…`, and whether it runs as root; 'missing' where there is none. */
function takenOff(world: World, argv: readonly string[], asRoot = false): Program | 'missing' {
  const [name = '', ...rest] = argv;
  const isRoot = asRoot || world.person.uid === 0;
  if (name.startsWith(`${installedPrograms}/execve/`))
    return { argv, isRoot, tool: execve, env: {} };
  const program = name.slice(name.lastIndexOf('/') + 1);
  if (program === 'env') return withVariables(world, rest, asRoot);
  if (!programFolders.some((folder) => world.files.has(`${folder}/${program}`))) return 'missing';
  if (program !== 'sudo') {
    const tool = tools[program] ?? unknown;
    return { argv: [program, ...rest], isRoot, tool, env: {} };
  }
  if (rest.join() === '-V') return { argv, isRoot, tool: sudoVersion, env: {} };
  const flags = rest.findIndex((word) => word !== '-n' && word !== '-E');
  const variables = rest.slice(flags).findIndex((word) => !/^\w+=/.test(word));
  const env = assigned(rest.slice(flags, flags + variables));
  const inner = takenOff(world, rest.slice(flags + variables), true);
  if (inner !== 'missing') return { ...inner, env };
  return { argv: rest.slice(flags + variables), isRoot, tool: sudoMisses, env };
}

/** The program behind `env NAME=VALUE…`. */
function withVariables(world: World, words: readonly string[], asRoot: boolean) {
  const from = words.findIndex((word) => !/^\w+=/.test(word));
  const inner = takenOff(world, words.slice(from), asRoot);
  return inner === 'missing'
    ? inner
    : { ...inner, env: { ...assigned(words.slice(0, from)), ...inner.env } };
}

const assigned = (words: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(words.map((word) => word.split(/=(.*)/s).slice(0, 2)));

const unknown: Tool = ({ argv }) => {
  throw new UnknownCommand(argv);
};

/** Source: sudo 1.9.15, as Ubuntu 24.04 has it. */
const sudoVersion: Tool = ({ out }) => {
  out('Sudo version 1.9.15p5\n');
  return 0;
};

const sudoMisses: Tool = ({ argv, err }) => {
  err(`sudo: ${argv[0]}: command not found\n`);
  return 1;
};

type Started = RunOptions & Pick<Call, 'out' | 'err' | 'signal'>;

async function run(around: Surroundings, program: Program, options: Started): Promise<number> {
  const { world, clock } = around;
  const { out, err, signal } = options;
  const call: Call = {
    ...{ argv: program.argv, options, isRoot: program.isRoot, world, out, err, signal },
    cwd: resolve(around.cwd, options.cwd ?? '.'),
    env: { ...around.env, ...options.env, ...program.env },
    now: clock.now,
    wait: (ms) => clock.wait(ms, signal),
    run: async (argv, input) => {
      const child = takenOff(world, argv, program.isRoot);
      if (child === 'missing') {
        err(`${argv[0]}: command not found\n`);
        return notFound;
      }
      const { input: _, ...rest } = options;
      return run(around, child, { ...rest, ...(input !== undefined && { input }) });
    },
  };
  try {
    return await program.tool(call);
  } catch (error) {
    if (signal.aborted) return notFound + 3;
    if (!(error instanceof UnknownCommand)) throw error;
    around.onUnknown(error);
    err(`${error.message}\n`);
    return notFound;
  }
}
