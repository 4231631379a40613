import type { Call } from '../../tool.ts';
import type { Builder } from '../../world.ts';
import { buildxSince, engineSince } from '../versions.ts';
import type { Announced } from './progress.ts';

/** A build that failed: what its vertex says, and what the whole of it says. */
export class BuildFailure extends Error {
  readonly vertex: Announced | null;
  /** After `failed to solve: `. */
  readonly solve: string;
  /** Lines of the Dockerfile, 1-based, both included; null where no place is told. */
  readonly lines: readonly [first: number, last: number] | null;
  /** The vertex's own output, each line with its seconds. */
  readonly output: readonly string[];

  constructor(of: {
    readonly vertex: Announced | null;
    readonly message: string;
    readonly solve?: string;
    readonly lines?: readonly [number, number] | null;
    readonly output?: readonly string[];
  }) {
    super(of.message);
    this.vertex = of.vertex;
    this.solve = of.solve ?? of.message;
    this.lines = of.lines ?? null;
    this.output = of.output ?? [];
  }
}

/** `process "…" did not complete successfully: exit code: N`; BuildKit of 20.10 and before says it otherwise. */
export function processMessage(
  { world }: Call,
  { driver }: Builder,
  argv: readonly string[],
  exitCode: number,
): string {
  const command = argv.join(' ');
  return driver === 'docker' && !engineSince(world, 23)
    ? `executor failed running [${command}]: exit code: ${exitCode}`
    : `process ${JSON.stringify(command)} did not complete successfully: exit code: ${exitCode}`;
}

/** The last words: `failed to solve: …`, up to 0.8 with those of gRPC. */
export const solveMessage = ({ world }: Call, solve: string): string =>
  buildxSince(world, 0, 9)
    ? `failed to solve: ${solve}`
    : `failed to solve: rpc error: code = Unknown desc = ${solve}`;

const rule = '--------------------';

/** The failed lines in their surroundings; source: moby/buildkit, solver/errdefs/source.go. */
export function excerpt(
  file: string,
  text: string,
  [first, last]: readonly [number, number],
): readonly string[] {
  const lines = text.split('\n');
  const pad = first === last ? 4 : 2;
  let [from, to] = [first, last];
  for (let padded = 0; padded < pad; padded++) {
    if (from > 1) {
      from--;
      padded++;
    }
    if (to !== lines.length) {
      to++;
      padded++;
    }
  }
  const shown = lines.slice(from - 1, to).map((line, index) => {
    const number = from + index;
    const mark = number >= first && number <= last ? '>>>' : '   ';
    return `${String(number).padStart(4)} | ${mark} ${line}`;
  });
  return [`${file}:${first}`, rule, ...shown, rule];
}

/** What plain progress repeats of the vertex that failed. */
export const repeated = ({ name }: Announced, output: readonly string[]): readonly string[] => [
  '------',
  ` > ${name}:`,
  ...output,
  '------',
];
