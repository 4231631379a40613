import { visible } from './visible.ts';

/** Takes whole lines, and the number of the line that they were in. */
export type Tell = (lines: Buffer, number: number) => void;

/** What vertexes of a build print, in whole lines. */
export type VertexOutput = {
  readonly add: (vertex: string, data: Buffer, number: number) => void;
  /** Tells what is left of a vertex's output, as a line. */
  readonly release: (vertex: string) => void;
  readonly end: () => void;
};

const lineFeed = 0x0a;
const newline = Buffer.from('\n');

/** The output of a vertex may end in the middle of a line: that waits for the rest of it. */
const longestRest = 64 * 1024;
const mostRests = 1000;

export function createVertexOutput(tell: Tell): VertexOutput {
  const rests = new Map<string, { readonly bytes: Buffer; readonly number: number }>();

  const release = (vertex: string): void => {
    const rest = rests.get(vertex);
    rests.delete(vertex);
    if (rest !== undefined) tell(visible(Buffer.concat([rest.bytes, newline])), rest.number);
  };

  const keep = (vertex: string, bytes: Buffer, number: number): void => {
    rests.set(vertex, { bytes, number });
    if (bytes.length > longestRest) release(vertex);
    const oldest = rests.keys().next().value;
    if (rests.size > mostRests && oldest !== undefined) release(oldest);
  };

  return {
    add: (vertex, data, number) => {
      const held = rests.get(vertex);
      const bytes = held === undefined ? data : Buffer.concat([held.bytes, data]);
      if (held !== undefined) rests.delete(vertex);
      const end = bytes.lastIndexOf(lineFeed) + 1;
      const rest = end === bytes.length ? null : Buffer.from(bytes.subarray(end));
      if (end > 0) tell(visible(bytes.subarray(0, end)), number);
      if (rest !== null) keep(vertex, rest, number);
    },
    release,
    end: () => {
      for (const vertex of [...rests.keys()]) release(vertex);
    },
  };
}
