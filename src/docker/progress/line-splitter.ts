/** A line without its end; `isCut` where it was longer than the bound and only its start is left. */
export type Line = { readonly text: string; readonly isCut: boolean };

export type LineSplitter = {
  /** The lines that end in this chunk. */
  readonly push: (chunk: Uint8Array | string) => readonly Line[];
  /** The last line, where the stream ended without a newline. */
  readonly end: () => readonly Line[];
};

/** How much of a line that is too long is kept. */
export const keptOfLongLine = 8192;

/**
 * Cuts a stream into lines, wherever its chunks are split. Holds at most one line, and of that at
 * most `bound` UTF-16 units.
 */
export function createLineSplitter(bound: number): LineSplitter {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let parts: string[] = [];
  let length = 0;
  let isCut = false;

  const hold = (part: string): void => {
    if (part === '' || isCut) return;
    parts.push(part);
    length += part.length;
    if (length <= bound) return;
    // Joined and copied, so that the megabytes it was cut from can go.
    parts = [Buffer.from(parts.join('').slice(0, keptOfLongLine)).toString()];
    isCut = true;
  };

  const take = (): Line => {
    const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
    const line = { text: bare(text), isCut };
    parts = [];
    length = 0;
    isCut = false;
    return line;
  };

  const split = (text: string): readonly Line[] => {
    const pieces = text.split('\n');
    const rest = pieces.pop() ?? '';
    const lines = pieces.map((piece) => {
      hold(piece);
      return take();
    });
    hold(rest);
    return lines;
  };

  return {
    push: (chunk) =>
      split(
        typeof chunk === 'string'
          ? decoder.decode() + chunk
          : decoder.decode(chunk, { stream: true }),
      ),
    end: () => {
      const lines = split(decoder.decode());
      return length === 0 ? lines : [...lines, take()];
    },
  };
}

/** Without the byte order mark of a saved file and the carriage return of Windows. */
const bare = (line: string): string =>
  line.slice(line.startsWith('\ufeff') ? 1 : 0, line.endsWith('\r') ? -1 : undefined);
