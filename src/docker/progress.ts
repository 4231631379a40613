import { createLineSplitter, type Line } from './progress/line-splitter.ts';
import type { ProgressEvent, ProgressReader } from './progress/progress-event.ts';
import { solveStatus } from './progress/solve-status.ts';
import { plainText } from './terminal-text.ts';

export type { ProgressEvent, ProgressReader } from './progress/progress-event.ts';
export type {
  SolveStatus,
  Vertex,
  VertexLog,
  VertexStatus,
  VertexWarning,
} from './progress/solve-status.ts';

/** The engine splits messages above 1 MiB; in base64, indented, with a Dockerfile in it, this is plenty. */
const longestValue = 8 * 1024 * 1024;
/** And lines cost more than their text. */
const mostLines = 100_000;

const opening = /^\{\s*(?:"|$)/;

/**
 * Reads what `docker buildx build --progress rawjson` writes to standard error: SolveStatus values,
 * one a line (buildx 0.15 and later) or indented by two spaces (0.12 to 0.14), mixed with lines of
 * plain text. Never throws; holds one value at most, and none above 8 MiB or
 * 100,000 lines: that becomes text.
 */
export function createProgressReader(): ProgressReader {
  return createReader<ProgressEvent>({ value: parse, text, cut: () => [{ type: 'cut' }] });
}

/** What a stream holds, nothing of it left out: the text of a SolveStatus value, or of a line that is none. */
export type RawPart =
  | { readonly kind: 'value'; readonly json: string }
  | { readonly kind: 'line'; readonly text: string };

/** Reads the same stream for who keeps it: control characters are still in it. */
export function createRawReader(): Reader<RawPart> {
  return createReader<RawPart>({
    value: (json) => (parse(json)?.type === 'status' ? { kind: 'value', json } : null),
    text: (line) => ({ kind: 'line', text: line }),
    cut: (lines) => lines.map((line) => ({ kind: 'line', text: line })),
  });
}

export type Reader<Part> = {
  readonly push: (chunk: Uint8Array | string) => readonly Part[];
  readonly end: () => readonly Part[];
};

type Parts<Part> = {
  /** What a text is as a value; null where it is none. */
  readonly value: (json: string) => Part | null;
  readonly text: (line: string) => Part;
  /** The stream ended inside a value. */
  readonly cut: (lines: readonly string[]) => readonly Part[];
};

function createReader<Part>({ value, text, cut }: Parts<Part>): Reader<Part> {
  const splitter = createLineSplitter(longestValue);
  let held: string[] = [];
  let size = 0;

  const release = (): readonly string[] => {
    const lines = held;
    held = [];
    size = 0;
    return lines;
  };

  const hold = (line: string): void => {
    held.push(line);
    size += line.length;
  };

  const read = (line: Line): readonly Part[] => {
    if (held.length > 0) {
      if (held.length >= mostLines || !belongs(line, size))
        return [...release().map(text), ...read(line)];
      hold(line.text);
      if (!line.text.startsWith('}')) return [];
      const event = value(held.join('\n'));
      const lines = release();
      return event ? [event] : lines.map(text);
    }
    if (!line.text.startsWith('{') || line.isCut) return [text(line.text)];
    const event = value(line.text);
    if (event) return [event];
    if (!opening.test(line.text)) return [text(line.text)];
    hold(line.text);
    return [];
  };

  return {
    push: (chunk) => splitter.push(chunk).flatMap(read),
    end: () => {
      const events = splitter.end().flatMap(read);
      return held.length > 0 ? [...events, ...cut(held)] : events;
    },
  };
}

const text = (line: string): ProgressEvent => ({ type: 'text', line: plainText(line) });

/** Inside an indented value every line is indented, but for the brace that ends it. */
const belongs = (line: Line, size: number): boolean =>
  /^[ \t}]/.test(line.text) && !line.isCut && size + line.text.length <= longestValue;

function parse(json: string): ProgressEvent | null {
  if (!json.trimEnd().endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(json);
    const status = solveStatus(value);
    if (status) return { type: 'status', status };
    return isOwn(value) ? { type: 'event', event: value.event } : null;
  } catch {
    return null;
  }
}

const isOwn = (value: unknown): value is { readonly event: unknown } =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'event';
