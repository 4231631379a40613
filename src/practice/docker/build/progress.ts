import type { SolveStatus, Vertex } from '../../../docker/progress/solve-status.ts';
import { nanoseconds } from '../engine/times.ts';

/** A vertex of a build, before anything happened to it. */
export type Announced = Pick<Vertex, 'digest' | 'name' | 'inputs'>;

/** Whoever prints what a build says. */
export type Printer = {
  readonly take: (status: SolveStatus) => void;
  /** A line of buildx itself. */
  readonly say: (line: string) => void;
};

/** Tells of vertexes, their progress and their output as BuildKit does, with the machine's own times. */
export function createTeller(print: Printer['take'], now: () => number) {
  const begun = new Map<string, string>();
  const status = (
    vertex: string,
    id: string,
    started: number,
    fields: { readonly current?: number; readonly total?: number; readonly isDone?: boolean },
  ) => {
    const time = nanoseconds(now());
    const name = /^(transferring|extracting|resolve)\b/.exec(id)?.[1];
    const one = {
      ...{ id, vertex },
      ...(name === undefined || name === 'resolve' ? {} : { name }),
      ...(fields.total === undefined ? {} : { total: fields.total }),
      current: fields.current ?? 0,
      ...{ timestamp: time, started: nanoseconds(started) },
      ...(fields.isDone ? { completed: time } : {}),
    };
    print({ statuses: [one] });
  };
  return {
    announce: (vertexes: readonly Announced[]) => print({ vertexes: vertexes.map(bare) }),
    start: (vertex: Announced) => {
      const started = nanoseconds(now());
      begun.set(vertex.digest, started);
      print({ vertexes: [{ ...bare(vertex), started }] });
    },
    complete: (
      vertex: Announced,
      end: { readonly error?: string; readonly cached?: boolean } = {},
    ) => {
      const completed = nanoseconds(now());
      const started = begun.get(vertex.digest) ?? completed;
      print({ vertexes: [{ ...bare(vertex), started, completed, ...end }] });
    },
    status,
    log: (vertex: Announced, text: string, stream: 1 | 2 = 1) => {
      const data = Buffer.from(text).toString('base64');
      const timestamp = nanoseconds(now());
      print({ logs: [{ vertex: vertex.digest, stream, data, timestamp }] });
    },
  };
}

export type Teller = ReturnType<typeof createTeller>;

/** The keys in the order in which BuildKit writes them; no inputs are no key. */
const bare = ({ digest, name, inputs = [] }: Announced): Announced => ({
  digest,
  ...(inputs.length > 0 ? { inputs } : {}),
  name,
});
