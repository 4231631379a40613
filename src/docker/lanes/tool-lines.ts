import { type ToolError, toolError } from '../progress/tool-error.ts';

const most = 100;

/** The last lines that the tool wrote itself, and the error they end in. */
export type ToolLines = {
  readonly add: (line: string) => void;
  readonly lines: () => readonly string[];
  readonly error: () => ToolError;
};

export function createToolLines(): ToolLines {
  const kept: string[] = [];
  let snapshot: readonly string[] = [];
  let error: ToolError = toolError([]);
  let isStale = false;

  const refresh = (): void => {
    if (!isStale) return;
    snapshot = [...kept];
    error = toolError(snapshot);
    isStale = false;
  };

  return {
    add: (line) => {
      // Copied, because a slice of a chunk keeps all of it in memory.
      kept.push(Buffer.from(line).toString());
      if (kept.length > most) kept.shift();
      isStale = true;
    },
    lines: () => {
      refresh();
      return snapshot;
    },
    error: () => {
      refresh();
      return error;
    },
  };
}
