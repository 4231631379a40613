import { visible } from './visible.ts';

/** Takes whole lines, and the number of the line that they were in. */
export type Tell = (lines: Buffer, number: number) => void;

/** What the vertexes of a recorded build say, taken out of its messages. */
export type Vertexes = {
  /** Reads a message, or a line of one: JSON whose bytes were read one by one (latin1). */
  readonly read: (json: string, number: number) => void;
  /** Tells what is left. */
  readonly end: () => void;
};

const lineFeed = 0x0a;

/** A warning brings its Dockerfile along, whose `data` nobody said. */
const key = /"(?:(sourceInfo)":\s*\{|(digest|name|vertex|data|error|short)":\s*")/g;

/** The output of a vertex may end in the middle of a line: that waits for the rest of it. */
const longestRest = 64 * 1024;
const mostRests = 1000;
const mostNames = 4096;

/**
 * Tells output, errors and warnings of vertexes, and each name of one once: as lines that `--progress
 * plain` would have written.
 */
export function createVertexes(tell: Tell): Vertexes {
  const rests = new Map<string, { readonly bytes: Buffer; readonly number: number }>();
  const names = new Set<string>();
  let vertex = '';
  let name = '';
  let isSource = false;

  const tellText = (text: string, number: number): void =>
    tell(visible(Buffer.from(`${text}\n`)), number);

  /** What is left of a vertex's output, as a line. */
  const release = (of: string): void => {
    const rest = rests.get(of);
    rests.delete(of);
    if (rest !== undefined) tell(visible(Buffer.concat([rest.bytes, newline])), rest.number);
  };

  const tellOutput = (data: Buffer, number: number): void => {
    const held = rests.get(vertex);
    const bytes = held === undefined ? data : Buffer.concat([held.bytes, data]);
    if (held !== undefined) rests.delete(vertex);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    const rest = end === bytes.length ? null : Buffer.from(bytes.subarray(end));
    if (end > 0) tell(visible(bytes.subarray(0, end)), number);
    if (rest === null) return;
    rests.set(vertex, { bytes: rest, number });
    if (rest.length > longestRest) release(vertex);
    const oldest = rests.keys().next().value;
    if (rests.size > mostRests && oldest !== undefined) release(oldest);
  };

  const tellName = (value: string, number: number): void => {
    name = unquoted(value);
    if (names.has(name)) return;
    if (names.size >= mostNames) names.clear();
    names.add(name);
    tellText(`#1 ${name}`, number);
  };

  const say = (field: string, value: string, number: number): void => {
    if (field === 'vertex' || field === 'digest') {
      vertex = value;
      isSource = false;
    } else if (isSource) return;
    else if (field === 'data') tellOutput(Buffer.from(value, 'base64'), number);
    else if (field === 'short') tellText(Buffer.from(value, 'base64').toString(), number);
    else if (field === 'name') tellName(value, number);
    else {
      release(vertex);
      tellText(`#1 ${name}\n#1 ERROR: ${unquoted(value)}`, number);
    }
  };

  return {
    read: (json, number) => {
      key.lastIndex = 0;
      for (let match = key.exec(json); match !== null; match = key.exec(json)) {
        const [, source, field] = match;
        isSource ||= source !== undefined;
        if (field === undefined) continue;
        const start = key.lastIndex;
        const end = endOfString(json, start);
        say(field, json.slice(start, end), number);
        key.lastIndex = end;
      }
    },
    end: () => {
      for (const of of [...rests.keys()]) release(of);
    },
  };
}

const newline = Buffer.from('\n');

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
