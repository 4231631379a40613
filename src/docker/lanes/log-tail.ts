import { TextDecoder } from 'node:util';
import { lastWritten, plainText } from '../terminal-text.ts';

/** How many lines of a vertex are kept. */
export const tailLines = 50;

/** What of a longer line is kept, in UTF-16 units. */
const longestLine = 8192;

type Stream = { readonly decoder: TextDecoder; open: string };

export type LogTail = {
  /** Takes output as it comes, in any pieces; the lines that ended in it, fit for a terminal. */
  readonly write: (bytes: Uint8Array, stream: number) => readonly string[];
  /** Ends lines that are still open. */
  readonly end: () => readonly string[];
  /** The last lines, the open ones last. */
  readonly lines: () => readonly string[];
};

/** Keeps the end of a vertex's output. Standard output and standard error are lines of their own. */
export function createLogTail(): LogTail {
  const kept: string[] = [];
  const streams = new Map<number, Stream>();

  const keep = (lines: readonly string[]): readonly string[] => {
    // Copied, because a slice of a text keeps all of it in memory.
    kept.push(...lines.slice(-tailLines).map((line) => Buffer.from(line).toString()));
    kept.splice(0, kept.length - tailLines);
    return lines;
  };

  const open = (): readonly string[] =>
    [...streams.values()].map((stream) => shown(stream.open)).filter((line) => line !== '');

  return {
    write: (bytes, number) => {
      const stream = streams.get(number) ?? {
        decoder: new TextDecoder('utf-8', { ignoreBOM: true }),
        open: '',
      };
      streams.set(number, stream);
      const pieces = (stream.open + stream.decoder.decode(bytes, { stream: true })).split('\n');
      stream.open = bounded(pieces.pop() ?? '');
      return keep(pieces.map(shown));
    },
    end: () => {
      const lines = open();
      streams.clear();
      return keep(lines);
    },
    lines: () => [...kept, ...open()].slice(-tailLines),
  };
}

const shown = (line: string): string => plainText(lastWritten(line).slice(0, longestLine));

/** An open line may still be overwritten: its last `\r` stays. */
function bounded(line: string): string {
  if (line.length <= longestLine) return line;
  const start = lastWritten(line).slice(0, longestLine);
  return line.endsWith('\r') ? `${start}\r` : start;
}
