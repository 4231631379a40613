import { plainText } from '../terminal-text.ts';
import { createLineSplitter } from './line-splitter.ts';
import { type PlainLine, plainLine } from './plain-line.ts';
import type { ProgressEvent, ProgressReader } from './progress-event.ts';
import type { SolveStatus, Vertex } from './solve-status.ts';

const longestLine = 1024 * 1024;

const numbered = /^#(\d+) (.*)$/s;

type Step = { readonly vertex: Vertex; readonly started: number; readonly isDone: boolean };

/**
 * Reads what `--progress plain` writes to standard error, for buildx below 0.12, as the same events
 * as rawjson's. A step's `digest` is its `#N`; it has no inputs. Plain text bears no clock, so `now`
 * (milliseconds since the epoch) says when a line arrived.
 */
export function createPlainReader(now: () => number): ProgressReader {
  const splitter = createLineSplitter(longestLine);
  const steps = new Map<string, Step>();
  let floor: string | null = null;

  const announce = (number: string, name: string): readonly ProgressEvent[] => {
    floor = number;
    if (number === '0') return [{ type: 'text', line: plainText(name) }];
    const known = steps.get(number);
    if (known && !known.isDone) return [];
    return enter({ digest: `#${number}`, name }, now());
  };

  /** Tells a step's start, or a better guess of it: its output may arrive long after it. */
  const enter = (vertex: Vertex, started: number): readonly ProgressEvent[] => {
    steps.set(vertex.digest.slice(1), { vertex, started, isDone: false });
    return [status({ vertexes: [{ ...vertex, started: iso(started) }] })];
  };

  const read = (line: string): readonly ProgressEvent[] => {
    const match = numbered.exec(line);
    if (!match) return line === '' ? [] : [{ type: 'text', line: plainText(line) }];
    const [, number = '', rest = ''] = match;
    if (number !== floor) return announce(number, rest);
    const step = steps.get(number);
    if (!step) return [{ type: 'text', line: plainText(rest) }];
    const said = plainLine(rest);
    if (said.kind === 'pause') floor = null;
    const end = ending(said, step, now());
    if (!end) return [...earlier(said, step), ...progress(said, step)];
    floor = null;
    steps.set(number, { ...step, isDone: true });
    return [status({ vertexes: [end] })];
  };

  const earlier = (said: PlainLine, step: Step): readonly ProgressEvent[] => {
    if (said.kind !== 'log') return [];
    const started = now() - said.seconds * 1000;
    return step.started - started > 1000 ? enter(step.vertex, started) : [];
  };

  const progress = (said: PlainLine, step: Step): readonly ProgressEvent[] => {
    const value = told(said, step.vertex.digest, now());
    return value ? [status(value)] : [];
  };

  return {
    push: (chunk) => splitter.push(chunk).flatMap((line) => read(line.text)),
    end: () => splitter.end().flatMap((line) => read(line.text)),
  };
}

const status = (value: SolveStatus): ProgressEvent => ({ type: 'status', status: value });

/** A step may claim to have run since before the epoch, which no date can say. */
const iso = (time: number): string => new Date(Math.max(0, time)).toISOString();

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The vertex as it ended; null while it goes on. */
function ending(said: PlainLine, step: Step, now: number): Vertex | null {
  const ended = { ...step.vertex, started: iso(step.started), completed: iso(now) };
  switch (said.kind) {
    case 'done':
      return said.seconds === null ? ended : { ...ended, started: iso(now - said.seconds * 1000) };
    case 'cached':
      return { ...ended, started: iso(now), cached: true };
    case 'canceled':
      return { ...ended, error: 'context canceled' };
    case 'error':
      return { ...ended, error: said.message };
    default:
      return null;
  }
}

/** What a step says while it goes on; null where the line says nothing of its own. */
function told(said: PlainLine, vertex: string, now: number): SolveStatus | null {
  switch (said.kind) {
    case 'log':
      return { logs: [{ vertex, data: base64(`${said.text}\n`), stream: 1 }] };
    case 'warning':
      return { warnings: [{ vertex, short: base64(said.text) }] };
    case 'status': {
      const { id, current, total, isDone } = said;
      return {
        statuses: [
          {
            id,
            vertex,
            current,
            ...(total !== null && { total }),
            ...(isDone && { completed: iso(now) }),
          },
        ],
      };
    }
    default:
      return null;
  }
}
