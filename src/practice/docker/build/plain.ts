import { engineTime } from '../../../docker/progress/engine-time.ts';
import type {
  SolveStatus,
  Vertex,
  VertexLog,
  VertexStatus,
} from '../../../docker/progress/solve-status.ts';
import type { Call } from '../../tool.ts';
import type { Printer } from './progress.ts';

type Printed = {
  vertex: Vertex;
  /** Its `#N`, once it had the floor. */
  number: number | null;
  /** Lines that wait until it has the floor. */
  lines: string[];
  isEnded: boolean;
};

/**
 * `--progress plain`: one step has the floor; another one gets it when it ends, or when the first
 * has ended.
 *
 * Source: moby/buildkit, util/progress/progressui/printer.go; recorded: `*.plain`.
 */
export function plainPrinter(call: Call): Printer {
  const all = new Map<string, Printed>();
  let floor: Printed | null = null;
  let count = 0;

  const give = (one: Printed) => {
    if (floor !== one) {
      if (floor !== null && !floor.isEnded) call.err(`#${floor.number} ...\n`);
      if (floor !== null) call.err('\n');
      floor = one;
      one.number ??= ++count;
      call.err(`#${one.number} ${one.vertex.name}\n`);
    }
    for (const line of one.lines.splice(0)) call.err(`#${one.number} ${line}\n`);
  };
  const known = (digest: string): Printed | null => all.get(digest) ?? null;

  const vertex = (one: Vertex) => {
    const old = known(one.digest);
    const printed = old ?? { vertex: one, number: null, lines: [], isEnded: false };
    all.set(one.digest, printed);
    printed.vertex = one;
    if (printed.isEnded || one.completed === undefined) return;
    printed.lines.push(ending(one));
    printed.isEnded = true;
    give(printed);
  };
  const log = ({ vertex: digest, data, timestamp }: VertexLog) => {
    const printed = known(digest);
    const began = engineTime(printed?.vertex.started) ?? 0;
    const seconds = (((engineTime(timestamp) ?? began) - began) / 1000).toFixed(3);
    const text = Buffer.from(data, 'base64').toString('utf8').replace(/\n$/, '');
    printed?.lines.push(...text.split('\n').map((line) => `${seconds} ${line}`));
  };
  const status = (one: VertexStatus) => {
    if (one.completed !== undefined) known(one.vertex)?.lines.push(statusLine(one));
  };
  return {
    take: ({ vertexes = [], statuses = [], logs = [] }: SolveStatus) => {
      statuses.forEach(status);
      logs.forEach(log);
      vertexes.forEach(vertex);
      const open = floor === null || floor.isEnded ? firstOpen([...all.values()]) : floor;
      if (open !== null && (open !== floor || open.lines.length > 0)) give(open);
    },
    say: (line) => call.err(`${line}\n`),
  };
}

/** A step that has begun, and has something to say. */
const firstOpen = (all: readonly Printed[]): Printed | null =>
  all.find(({ lines, isEnded }) => lines.length > 0 && !isEnded) ?? null;

function ending({ started, completed, cached, error }: Vertex): string {
  if (error !== undefined)
    return error.endsWith('context canceled') ? 'CANCELED' : `ERROR: ${error}`;
  if (cached) return 'CACHED';
  return `DONE ${(((engineTime(completed) ?? 0) - (engineTime(started) ?? 0)) / 1000).toFixed(1)}s`;
}

/** `transferring context: 2B done`, `sha256:… 554.18kB / 554.18kB 0.1s done`. */
function statusLine({ id, current, total, started, completed }: VertexStatus): string {
  const sizes =
    total !== undefined
      ? ` ${units(current)} / ${units(total)}`
      : current > 0
        ? ` ${units(current)}`
        : '';
  const seconds = ((engineTime(completed) ?? 0) - (engineTime(started) ?? 0)) / 1000;
  return `${id}${sizes}${seconds >= 0.01 ? ` ${seconds.toFixed(1)}s` : ''} done`;
}

/** As tonistiigi/units writes bytes: `204B`, `554.18kB`. */
function units(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`;
  const names = ['kB', 'MB', 'GB'];
  const power = Math.min(names.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(2)}${names[power - 1]}`;
}
