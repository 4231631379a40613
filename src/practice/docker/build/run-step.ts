import { kernelOf } from '../../kernel.ts';
import type { Builder, World } from '../../world.ts';
import { runInBuilder } from '../buildx/builders.ts';
import { numberFor } from '../registry/blobs.ts';
import { engineSince } from '../versions.ts';
import { distributionOf } from './distribution.ts';
import type { Node } from './graph.ts';
import { effortOf, type Place, runTool, sleepOf } from './run-tools.ts';
import { type Ended, runShell, type Shell } from './shell.ts';
import { programOf } from './stages.ts';

/** What a RUN says and how it ends. */
export type RunEnd = {
  /** Milliseconds. */
  readonly ms: number;
  readonly lines: readonly string[];
  /** Null where it went well. */
  readonly exitCode: number | null;
  readonly stream: 1 | 2;
};

/** What becomes of a RUN in a builder: the kernel decides whether its program starts. */
export function runStep(world: World, builder: Builder, node: Node, isEmulated: boolean): RunEnd {
  const { platform, image, step } = node;
  const { argv = [] } = step?.run ?? {};
  const [program = ''] = argv;
  const end = runInBuilder(world, builder, platform);
  if (end === 'ENOEXEC' || end === 'ENOENT') return notStarted(world, builder, program, end);
  if (end === 'wrong-arguments') return withWrongArguments(platform, argv);
  if (program === '/proof') {
    return { ms: 120, lines: [proofLine(platform, argv)], exitCode: null, stream: 1 };
  }
  const text = step?.text ?? '';
  const place = { platform, distribution: distributionOf(image), kernel: kernelOf(world.machine) };
  const { lines, code, ran } = ended(text, place);
  const number = (below: number) => numberFor(text, below);
  const heavy = ran.reduce((sum, one) => sum + effortOf(one, number), 0);
  // A foreign program takes about four times as long.
  const slower = isEmulated ? 3 + numberFor(platform, 20) / 10 : 1;
  const asleep = ran.reduce((sum, one) => sum + sleepOf(one), 0);
  const ms = (heavy || 90 + number(200)) * slower + asleep;
  return { ms, lines, exitCode: code === 0 ? null : code, stream: 1 };
}

/** With the values of its arguments in it, as the shell puts them there. */
function ended(text: string, place: Place): Ended {
  const { argv = [], isShell = false } = programOf(text.slice('RUN '.length)) ?? {};
  const shell: Shell = {
    run: (simple) => runTool(simple, place),
    substitute: (command) => runShell(shell, command).lines.join(' ') || null,
  };
  if (isShell) return runShell(shell, argv[2] ?? '');
  const only = { after: ';', words: argv, isHidden: false } as const;
  return { ...shell.run(only), ran: [only] };
}

/** The program does not start: runc says so in the log, and ends with its own code. */
function notStarted(
  world: World,
  { driver }: Builder,
  program: string,
  end: 'ENOEXEC' | 'ENOENT',
): RunEnd {
  const why = end === 'ENOEXEC' ? 'exec format error' : 'no such file or directory';
  const isOld = !engineSince(world, 20, 10);
  const line = isOld
    ? `standard_init_linux.go:211: exec user process caused "${why}"`
    : `exec ${program}: ${why}`;
  // runc 1.3 ends with 255; recorded with 28.5, and 1 with 20.10 and 26.1.
  const isNew = engineSince(world, 28) || (driver !== 'docker' && engineSince(world, 23));
  return { ms: 130, lines: [line], exitCode: isNew ? 255 : 1, stream: 2 };
}

/** An emulator that expects the program's name and does not get it takes the first argument for it. */
function withWrongArguments(platform: string, argv: readonly string[]): RunEnd {
  const [program = '', ...rest] = argv;
  if (program === '/proof') {
    return { ms: 120, lines: [proofLine(platform, rest)], exitCode: null, stream: 1 };
  }
  const line = `${program}: 0: cannot open ${rest[1] ?? ''}: No such file`;
  return { ms: 150, lines: [line], exitCode: 2, stream: 2 };
}

/** What the program of a proof prints: its architecture and every argument. */
function proofLine(platform: string, argv: readonly string[]): string {
  const [, name = '', variant] = platform.split('/');
  const own = name === 'arm' ? `arm/${variant ?? 'v7'}` : name;
  return `proof ${own} ${argv.length} ${argv.map((word) => `[${word}]`).join(' ')}`;
}
