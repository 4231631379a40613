import { createClock } from '../../../src/practice/clock.ts';
import { dockerTool } from '../../../src/practice/docker/index.ts';
import { UnknownCommand } from '../../../src/practice/unknown-command.ts';
import type { World } from '../../../src/practice/world.ts';

/** How a command ended, as the recordings keep it. */
export type Said = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came. */
  readonly both: string;
};

export type Options = {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** After so many of the machine's milliseconds it gets SIGINT. */
  readonly interruptAfter?: number;
};

const start = Date.parse('2026-11-24T03:31:41Z');

/** Runs docker on a machine whose clock goes as fast as it can: it is paused, and stepped. */
export async function docker(world: World, line: string, options: Options = {}): Promise<Said> {
  return run(world, ['docker', ...words(line)], options);
}

/** Words of a command line; quotes keep blanks together. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

export async function run(
  world: World,
  argv: readonly string[],
  options: Options = {},
): Promise<Said> {
  const clock = createClock(start, { now: () => 0, after: () => () => {} });
  clock.pause();
  const said = { stdout: '', stderr: '', both: '' };
  const say = (stream: 'stdout' | 'stderr') => (text: string) => {
    said[stream] += text;
    said.both += text;
  };
  const ending = new AbortController();
  let exitCode: number | null | 'running' = 'running';
  const ended = Promise.resolve(
    dockerTool({
      ...{ argv, world, isRoot: world.person.uid === 0, cwd: '/srv/app' },
      options: options.input === undefined ? {} : { input: options.input },
      env: { HOME: '/root', ...options.env },
      now: clock.now,
      out: say('stdout'),
      err: say('stderr'),
      run: async () => 0,
      wait: (ms) => clock.wait(ms, ending.signal),
      signal: ending.signal,
    }),
  )
    .catch((error: unknown) => {
      if (!(error instanceof UnknownCommand)) throw error;
      say('stderr')(`${error.message}\n`);
      return 127;
    })
    .then((code) => {
      exitCode = code;
    });
  while (exitCode === 'running') {
    await new Promise(setImmediate);
    const isOver = clock.now() - start >= (options.interruptAfter ?? Number.POSITIVE_INFINITY);
    if (isOver) ending.abort('cancelled');
    else if (!clock.step()) await Promise.race([ended, new Promise(setImmediate)]);
  }
  await ended;
  return { ...said, exitCode };
}
