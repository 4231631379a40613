import type { LogLines } from '../checklist/build.ts';

/** How many lines of a build's log are kept in memory; the file has them all. */
const kept = 120_000;

/** What of a longer line is kept, in UTF-16 units. */
const longestLine = 8192;

/** The log of a build for the screen: the newest lines, in blocks so that dropping old ones is cheap. */
export type BuildLog = LogLines & { readonly push: (line: string) => void };

export function createBuildLog(limit: number = kept): BuildLog {
  let lines: string[] = [];
  const log = {
    get length() {
      return Math.min(lines.length, limit);
    },
    push: (line: string) => {
      // Copied, because a slice of a text keeps all of it in memory.
      const isLong = line.length > longestLine;
      lines.push(isLong ? Buffer.from(line.slice(0, longestLine)).toString() : line);
      if (lines.length >= limit + 20_000) lines = lines.slice(-limit);
    },
    slice: (from: number, to: number) => {
      const dropped = lines.length - log.length;
      return lines.slice(dropped + Math.max(0, from), dropped + Math.max(0, to));
    },
    find: (text: string, from: number, step: 1 | -1) => {
      const dropped = lines.length - log.length;
      const wanted = text.toLowerCase();
      for (let index = from; index >= 0 && index < log.length; index += step) {
        if (lines[dropped + index]?.toLowerCase().includes(wanted)) return index;
      }
      return -1;
    },
    count: (text: string, before: number) => {
      const wanted = text.toLowerCase();
      return log.slice(0, before).filter((line) => line.toLowerCase().includes(wanted)).length;
    },
  };
  return log;
}
