import { TextDecoder } from 'node:util';
import { lastWritten, plainText } from '../terminal-text.ts';

/** How many lines of a vertex are kept. */
export const tailLines = 50;

/** What of a longer line is kept for the screen, in UTF-16 units. */
const longestKept = 8192;

/** A longer one is told in several lines, in UTF-16 units: nothing else bounds a line without an end. */
const longestLine = 1024 * 1024;

type Stream = { readonly decoder: TextDecoder; open: string };

export type LogTail = {
  /** Takes output as it comes, in any pieces; the lines that ended in it, whole, fit for a terminal. */
  readonly write: (bytes: Uint8Array, stream: number) => readonly string[];
  /** Ends lines that are still open. */
  readonly end: () => readonly string[];
  /** The last lines, the open ones last, each cut where it is longer than a screen needs. */
  readonly lines: () => readonly string[];
};

/** Keeps the end of a vertex's output. Standard output and standard error are lines of their own. */
export function createLogTail(): LogTail {
  const kept: string[] = [];
  const streams = new Map<number, Stream>();

  const keep = (lines: readonly string[]): readonly string[] => {
    // Copied, because a slice of a text keeps all of it in memory.
    kept.push(...lines.slice(-tailLines).map((line) => Buffer.from(start(line)).toString()));
    kept.splice(0, kept.length - tailLines);
    return lines;
  };

  const open = (): readonly string[] =>
    [...streams.values()].map((stream) => stream.open).filter((line) => shown(line) !== '');

  return {
    write: (bytes, number) => {
      const stream = streams.get(number) ?? {
        decoder: new TextDecoder('utf-8', { ignoreBOM: true }),
        open: '',
      };
      streams.set(number, stream);
      const pieces = (stream.open + stream.decoder.decode(bytes, { stream: true })).split('\n');
      const parts = partsOf(stillOpen(pieces.pop() ?? ''));
      stream.open = parts.pop() ?? '';
      return keep([...pieces.flatMap(told), ...parts.map(plainText)]);
    },
    end: () => {
      const lines = open().flatMap(told);
      streams.clear();
      return keep(lines);
    },
    lines: () => [...kept, ...open().map(shown)].slice(-tailLines),
  };
}

const start = (line: string): string => line.slice(0, longestKept);

const shown = (line: string): string => plainText(start(lastWritten(line)));

const told = (line: string): readonly string[] => partsOf(lastWritten(line)).map(plainText);

/** What was overwritten goes; an open line may still be overwritten: its last `\r` stays. */
function stillOpen(line: string): string {
  if (!line.includes('\r')) return line;
  return line.endsWith('\r') ? `${lastWritten(line)}\r` : lastWritten(line);
}

/** A line in parts that are not too long: together they are the line. */
function partsOf(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (line.length - from > longestLine) {
    const isInPair = /[\ud800-\udbff]/.test(line[from + longestLine - 1] ?? '');
    const to = from + longestLine - (isInPair ? 1 : 0);
    parts.push(line.slice(from, to));
    from = to;
  }
  return [...parts, line.slice(from)];
}
