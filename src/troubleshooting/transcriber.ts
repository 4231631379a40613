import type { Run } from './search.ts';
import { createVertexes } from './vertexes.ts';

/** A text as it is searched: its own lines, and the lines that were wrapped up in others. */
export type Page = {
  readonly bytes: Buffer;
  readonly runs: readonly Run[];
  /** How many newlines the given text has; null where nobody has counted them. */
  readonly lines: number | null;
};

export type Transcriber = {
  /** @param number of the first of these lines */
  readonly take: (bytes: Buffer, number: number) => Page;
  /** What was not whole yet. */
  readonly end: () => Page;
};

/** Every message of `--progress rawjson` in which anything is said names its vertex, or vertexes. */
const mark = '"vertex';

const lineFeed = 0x0a;
const headLength = 200;
/** A message in one line (buildx 0.15 and later), whatever stands before it. */
const message = /^.{0,120}?\{\s*"(?:vertexes|statuses|logs|warnings)":\s*\[/;
/** A line of a message that is indented by two spaces (0.12 to 0.14). */
const field = /^(?:\S.{0,120} )? {6}"(?:digest|name|vertex|data|error|short)": "/;

/**
 * Reads what `docker buildx build --progress rawjson` writes as the lines that `--progress plain`
 * would have written: output, errors and warnings of the vertexes, which are base64 or JSON strings
 * there. Everything else stays as it is. Source of the format: moby/buildkit, client/graph.go,
 * v0.32.2.
 */
export function createTranscriber(): Transcriber {
  const writer = createWriter();
  const vertexes = createVertexes((lines, number) => writer.add(lines, number, 0));
  let isRecording = false;

  return {
    take: (bytes, number) => {
      isRecording ||= bytes.includes(mark);
      if (!isRecording) {
        return { bytes, runs: [{ from: 0, to: bytes.length, number, step: 1 }], lines: null };
      }
      let text = { from: 0, number };
      let line = number;
      for (let from = 0; from < bytes.length; ) {
        const found = bytes.indexOf(lineFeed, from);
        const to = found === -1 ? bytes.length : found + 1;
        if (isMessage(bytes.toString('latin1', from, Math.min(to, from + headLength)))) {
          writer.add(bytes.subarray(text.from, from), text.number, 1);
          vertexes.read(bytes.toString('latin1', from, to), line);
          text = { from: to, number: line + 1 };
        }
        from = to;
        if (found !== -1) line++;
      }
      writer.add(bytes.subarray(text.from), text.number, 1);
      return { ...writer.page(), lines: line - number };
    },
    end: () => {
      vertexes.end();
      return { ...writer.page(), lines: 0 };
    },
  };
}

const isMessage = (head: string): boolean => message.test(head) || field.test(head);

/** Puts a page together; neighbours from the same line are one run. */
function createWriter() {
  let pieces: Buffer[] = [];
  let runs: Run[] = [];
  let length = 0;
  return {
    add: (piece: Buffer, number: number, step: 0 | 1): void => {
      if (piece.length === 0) return;
      const to = length + piece.length;
      const last = runs.at(-1);
      if (last !== undefined && step === 0 && last.step === 0 && last.number === number) {
        runs[runs.length - 1] = { ...last, to };
      } else runs.push({ from: length, to, number, step });
      pieces.push(piece);
      length = to;
    },
    page: () => {
      const page = { bytes: Buffer.concat(pieces, length), runs };
      pieces = [];
      runs = [];
      length = 0;
      return page;
    },
  };
}
