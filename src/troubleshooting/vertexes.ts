import { readFields, unquoted } from './vertex-fields.ts';
import { createVertexOutput, type Tell } from './vertex-output.ts';
import { visible } from './visible.ts';

/** What the vertexes of a recorded build say, taken out of its messages. */
export type Vertexes = {
  /** Reads a message, or a line of one: JSON whose bytes were read one by one (latin1). */
  readonly read: (json: string, number: number) => void;
  /** Tells what is left. */
  readonly end: () => void;
};

const mostNames = 4096;

/**
 * Tells output, errors and warnings of vertexes, and each name of one once: as lines that `--progress
 * plain` would have written.
 */
export function createVertexes(tell: Tell): Vertexes {
  const output = createVertexOutput(tell);
  const names = new Set<string>();
  let vertex = '';
  let name = '';
  let isSource = false;

  const tellText = (text: string, number: number): void =>
    tell(visible(Buffer.from(`${text}\n`)), number);

  const tellName = (value: string, number: number): void => {
    name = unquoted(value);
    if (names.has(name)) return;
    if (names.size >= mostNames) names.clear();
    names.add(name);
    tellText(`#1 ${name}`, number);
  };

  const take = (field: string, value: string, number: number): void => {
    if (field === 'sourceInfo') isSource = true;
    else if (field === 'vertex' || field === 'digest') {
      vertex = value;
      isSource = false;
    } else if (isSource) return;
    else if (field === 'data') output.add(vertex, Buffer.from(value, 'base64'), number);
    else if (field === 'short') tellText(Buffer.from(value, 'base64').toString(), number);
    else if (field === 'name') tellName(value, number);
    else {
      output.release(vertex);
      tellText(`#1 ${name}\n#1 ERROR: ${unquoted(value)}`, number);
    }
  };

  return { read: (json, number) => readFields(json, number, take), end: output.end };
}
