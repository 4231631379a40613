import { shellQuote } from '../../docker/shell-words.ts';
import type { Host, Ran, Running, RunOptions } from '../../host/host.ts';
import { recordTexts } from '../../texts/record.ts';
import type { Clock } from '../clock.ts';
import { answersInOrder } from './answers-in-order.ts';
import type { RecordedCommand } from './recording.ts';

/** The exit code of a shell for a command that it does not find. */
const notFound = 127;

/** A command that changes something may have taken minutes in which it said nothing. Milliseconds. */
const longestSilence = 1_000;

type Commands = Pick<Host, 'run' | 'start' | 'runInTerminal'>;
type Listener = Parameters<Running['onOutput']>[0];
type Answer = RecordedCommand & Pick<Ran, 'unrecorded'>;

/** The commands of a recording: each is answered as it was then, and nothing runs. */
export function recordedCommands(commands: readonly RecordedCommand[], clock: Clock): Commands {
  const answers = answersInOrder<RecordedCommand>();
  for (const command of commands) {
    // Who called it off then may not do so now: where it came to its end once, that counts.
    const isOver = (one: RecordedCommand) => one.ended.failed !== 'cancelled';
    const key = keyOf(command.argv, command.input);
    const hasEnd = commands.some((one) => isOver(one) && keyOf(one.argv, one.input) === key);
    if (isOver(command) || !hasEnd) answers.add(key, command);
  }
  const answered = (argv: readonly string[], { input = null }: { input?: string | null }): Answer =>
    answers.next(keyOf(argv, input)) ?? unknown(argv);
  const run = async (argv: readonly string[], options: RunOptions = {}): Promise<Ran> => {
    const { pieces, ended, unrecorded } = answered(argv, options);
    const said = (stream: string) =>
      pieces.flatMap((piece) => (piece.stream === stream ? piece.text : [])).join('');
    return {
      ...{ argv, ...ended, stdout: said('stdout'), stderr: said('stderr') },
      ...(unrecorded !== undefined && { unrecorded }),
    };
  };
  return {
    run,
    runInTerminal: async (argv, options) => ({ ...(await run(argv, options)), stdout: '' }),
    start: (argv, options = {}) => play(argv, answered(argv, options), options, clock),
  };
}

/** Times in the names of files are those of their moment. */
const keyOf = (argv: readonly string[], input: string | null): string =>
  JSON.stringify([argv, input]).replace(
    /\d{4}-\d\d-\d\dT\d\d[:-]\d\d[:-]\d\d(?:\.\d+)?Z?/g,
    'TIME',
  );

/** It says so in the place where everyone looks: what it wrote to standard error. */
function unknown(argv: readonly string[]): Answer {
  const { unrecorded } = recordTexts();
  const text = `${shellQuote(argv)}\n${unrecorded}\n`;
  return {
    ...{ argv, input: null, pieces: [{ stream: 'stderr', text, at: 0 }] },
    ended: { exitCode: notFound, failed: null, ms: 0 },
    unrecorded,
  };
}

/** Plays what a command wrote, on the clock of the machine that is not there. */
function play(
  argv: readonly string[],
  { pieces, ended }: RecordedCommand,
  { env, signal }: RunOptions,
  clock: Clock,
): Running {
  const listeners: Listener[] = [];
  const ending = new AbortController();
  let why: Ran['failed'] = null;
  const end = (reason: Ran['failed']) => () => {
    why ??= reason;
    ending.abort();
  };
  const isBuild = env?.['BUILDKIT_PROGRESS'] !== undefined;
  const silence = (ms: number) => (isBuild ? ms : Math.min(ms, longestSilence));
  const playAll = async () => {
    let at = 0;
    for (const piece of pieces) {
      await clock.wait(silence(piece.at - at), ending.signal);
      at = Math.max(at, piece.at);
      for (const listener of listeners) listener(piece.stream, Buffer.from(piece.text));
    }
    await clock.wait(silence(ended.ms - at), ending.signal);
  };
  const cancel = end('cancelled');
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const begun = performance.now();
  return {
    onOutput: (listener) => void listeners.push(listener),
    interrupt: cancel,
    kill: end('killed'),
    ended: playAll()
      .catch(() => {})
      .then(() => {
        signal?.removeEventListener('abort', cancel);
        const { exitCode, failed } = why === null ? ended : { exitCode: null, failed: why };
        const ms = performance.now() - begun;
        return { argv, exitCode, failed, ms, stdout: '', stderr: '' };
      }),
  };
}
