import { createRawReader, type RawPart } from '../../docker/progress.ts';
import type { Host, Running, RunOptions } from '../host.ts';
import { argvOf, inputOf, learnMounted } from './command.ts';
import type { Keeper } from './keeper.ts';

type Started = {
  readonly argv: readonly string[];
  readonly options: RunOptions;
  /** Which of the commands that were started it is, from 1. */
  readonly number: number;
};

type Listener = Parameters<Running['onOutput']>[0];
type Stream = Parameters<Listener>[0];
type Progress = 'rawjson' | 'plain' | null;

/** A command that goes on: what it writes is kept as it comes, by lines; the values of a build as they are. */
export function transcribeRunning(
  host: Host,
  keeper: Keeper,
  { argv, options, number }: Started,
): Running {
  const { event, masking } = keeper;
  const progress = progressOf(options);
  learnMounted(argv, host, masking);
  event({
    ...{ started: number, argv: argvOf(argv, masking) },
    ...inputOf(argv, options.input, masking),
    ...{ progress, when: host.now().toISOString() },
  });
  const begun = performance.now();
  const ms = () => Math.round(performance.now() - begun);
  const output = (stream: Stream, text: string) => {
    if (text !== '') event({ output: number, stream, text, ms: ms() });
  };
  const kept = {
    stdout: keptText(keeper, (text) => output('stdout', text)),
    stderr:
      progress === 'rawjson'
        ? keptProgress(keeper, (text) => output('stderr', text))
        : keptText(keeper, (text) => output('stderr', text)),
  };
  const running = host.start(argv, options);
  let isKept = false;
  return {
    ...running,
    onOutput: (listener) => {
      const isFirst = !isKept;
      isKept = true;
      running.onOutput((stream, chunk) => {
        if (isFirst) kept[stream].push(chunk);
        listener(stream, chunk);
      });
    },
    ended: running.ended.then((ran) => {
      kept.stdout.end();
      kept.stderr.end();
      const { exitCode, failed, stderr } = ran;
      event({ ended: number, exitCode, failed, stderr, ms: ms() });
      return ran;
    }),
  };
}

/** What the wizard asked a build to print. */
function progressOf({ env }: RunOptions): Progress {
  const asked = env?.['BUILDKIT_PROGRESS'];
  return asked === 'rawjson' || asked === 'plain' ? asked : null;
}

type Kept = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

function keptText(keeper: Keeper, tell: (text: string) => void): Kept {
  const lines = keeper.newLines();
  return {
    push: (chunk) => tell(Buffer.from(lines.push(chunk)).toString('utf8')),
    end: () => tell(Buffer.from(lines.end()).toString('utf8')),
  };
}

function keptProgress(keeper: Keeper, tell: (text: string) => void): Kept {
  const reader = createRawReader();
  const status = keeper.newStatus();
  const take = (part: RawPart) => {
    if (part.kind === 'value') keeper.value(status.mask(part.json));
    else tell(`${part.text}\n`);
  };
  return {
    push: (chunk) => reader.push(chunk).forEach(take),
    end: () => {
      reader.end().forEach(take);
      const rest = status.end();
      if (rest !== null) keeper.value(rest);
    },
  };
}
