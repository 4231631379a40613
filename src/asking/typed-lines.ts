import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Lines that a person types. The terminal stays as it is: it edits the line, and Ctrl+C is its signal. */
export type TypedLines = {
  /** The next line; null when there is no more input. */
  readonly next: () => Promise<string | null>;
  /** What was typed before now is no answer to a question that comes now. */
  readonly forget: () => Promise<void>;
  readonly close: () => void;
};

/** How long what was typed already may need to arrive. Milliseconds. */
const arrival = 30;

export function typedLines(input: Readable): TypedLines {
  const reader = createInterface({ input, terminal: false });
  let take: ((line: string | null) => void) | null = null;
  let isOver = false;
  const answer = (line: string | null) => {
    const taking = take;
    take = null;
    taking?.(line);
  };
  reader.on('line', answer);
  reader.on('close', () => {
    isOver = true;
    answer(null);
  });
  return {
    next: () =>
      new Promise((resolve) => {
        if (isOver) return resolve(null);
        take = resolve;
      }),
    forget: () => new Promise((resolve) => setTimeout(resolve, arrival)),
    close: () => {
      reader.close();
      input.destroy();
    },
  };
}
