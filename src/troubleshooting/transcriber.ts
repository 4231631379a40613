import type { Run } from './search.ts';
import { visible } from './visible.ts';

/** A text as it is searched: its own lines, and the lines that were wrapped up in others. */
export type Page = {
  readonly bytes: Uint8Array;
  readonly runs: readonly Run[];
  /** How many newlines the given text has; null where nobody has counted them. */
  readonly lines: number | null;
};

export type Transcriber = {
  /** @param number of the first of these lines */
  readonly take: (bytes: Uint8Array, number: number) => Page;
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
/** A warning brings its Dockerfile along, whose `data` nobody said. */
const key = /"(?:(sourceInfo)":\s*\{|(digest|name|vertex|data|error|short)":\s*")/g;

/** The output of a vertex may end in the middle of a line: that waits for the rest of it. */
const longestRest = 64 * 1024;
const mostRests = 1000;
const mostNames = 4096;

/**
 * Reads what `docker buildx build --progress rawjson` writes as the lines that `--progress plain`
 * would have written: output, errors and warnings of the vertexes, which are base64 or JSON strings
 * there. Everything else stays as it is. Source of the format: moby/buildkit, client/graph.go,
 * v0.32.2.
 */
export function createTranscriber(): Transcriber {
  const vertexes = createVertexes();
  let isRecording = false;

  return {
    take: (bytes, number) => {
      isRecording ||= asBuffer(bytes).includes(mark);
      if (!isRecording) {
        return { bytes, runs: [{ from: 0, to: bytes.length, number, step: 1 }], lines: null };
      }
      const writer = createWriter();
      let text = { from: 0, number };
      let line = number;
      for (let from = 0; from < bytes.length; ) {
        const found = bytes.indexOf(lineFeed, from);
        const to = found === -1 ? bytes.length : found + 1;
        if (isMessage(bytes.subarray(from, Math.min(to, from + headLength)))) {
          writer.add(bytes.subarray(text.from, from), text.number, 1);
          const said = vertexes.read(latin1(bytes.subarray(from, to)), line);
          for (const { lines, number: of } of said) writer.add(lines, of, 0);
          text = { from: to, number: line + 1 };
        }
        from = to;
        if (found !== -1) line++;
      }
      writer.add(bytes.subarray(text.from), text.number, 1);
      return { ...writer.page(), lines: line - number };
    },
    end: () => {
      const writer = createWriter();
      for (const { lines, number } of vertexes.end()) writer.add(lines, number, 0);
      return { ...writer.page(), lines: 0 };
    },
  };
}

function isMessage(head: Uint8Array): boolean {
  const text = latin1(head);
  return message.test(text) || field.test(text);
}

function createWriter() {
  const pieces: Uint8Array[] = [];
  const runs: Run[] = [];
  let length = 0;
  return {
    add: (piece: Uint8Array, number: number, step: 0 | 1): void => {
      if (piece.length === 0) return;
      pieces.push(piece);
      runs.push({ from: length, to: length + piece.length, number, step });
      length += piece.length;
    },
    page: () => ({ bytes: Buffer.concat(pieces), runs }),
  };
}

/** Whole lines, and the number of the line that they were in. */
type Said = { readonly lines: Uint8Array; readonly number: number };

/** What vertexes say; a new name of a vertex is told as a line, too, as in a plain log. */
function createVertexes() {
  const rests = new Map<string, Said>();
  const names = new Set<string>();
  let vertex = '';
  let name = '';
  let isSource = false;

  /** What is left of a vertex's output, as a line. */
  function* release(of: string): Iterable<Said> {
    const rest = rests.get(of);
    rests.delete(of);
    if (rest === undefined) return;
    yield { ...rest, lines: visible(Buffer.concat([rest.lines, Buffer.from('\n')])) };
  }

  function* output(data: Uint8Array, number: number): Iterable<Said> {
    const held = rests.get(vertex);
    rests.delete(vertex);
    const bytes = held === undefined ? data : Buffer.concat([held.lines, data]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end > 0) yield { lines: visible(bytes.subarray(0, end)), number };
    if (end === bytes.length) return;
    rests.set(vertex, { lines: Buffer.from(bytes.subarray(end)), number });
    if (bytes.length - end > longestRest) yield* release(vertex);
    const oldest = rests.keys().next().value;
    if (rests.size > mostRests && oldest !== undefined) yield* release(oldest);
  }

  function* say(field: string, value: string, number: number): Iterable<Said> {
    if (field === 'vertex' || field === 'digest') {
      vertex = value;
      isSource = false;
    } else if (isSource) return;
    else if (field === 'data') yield* output(Buffer.from(value, 'base64'), number);
    else if (field === 'short') yield lineOf(Buffer.from(value, 'base64').toString(), number);
    else if (field === 'name') {
      name = unquoted(value);
      if (names.has(name)) return;
      if (names.size >= mostNames) names.clear();
      names.add(name);
      yield lineOf(`#1 ${name}`, number);
    } else {
      yield* release(vertex);
      yield lineOf(`#1 ${name}\n#1 ERROR: ${unquoted(value)}`, number);
    }
  }

  return {
    *read(line: string, number: number): Iterable<Said> {
      key.lastIndex = 0;
      for (let match = key.exec(line); match !== null; match = key.exec(line)) {
        const [, source, field = ''] = match;
        isSource ||= source !== undefined;
        if (source !== undefined) continue;
        const end = endOfString(line, key.lastIndex);
        yield* say(field, line.slice(key.lastIndex, end), number);
        key.lastIndex = end;
      }
    },
    *end(): Iterable<Said> {
      for (const of of [...rests.keys()]) yield* release(of);
    },
  };
}

const lineOf = (text: string, number: number): Said => ({
  lines: visible(Buffer.from(`${text}\n`)),
  number,
});

/** Where the quote is that closes a JSON string; the end of the line where none does. */
function endOfString(line: string, start: number): number {
  for (let at = line.indexOf('"', start); at !== -1; at = line.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (line[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return line.length;
}

/** The text of a JSON string that was read byte by byte. */
function unquoted(value: string): string {
  const text = Buffer.from(value, 'latin1').toString();
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const latin1 = (bytes: Uint8Array): string => asBuffer(bytes).toString('latin1');
