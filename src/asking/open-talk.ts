import type { ReadStream, WriteStream } from 'node:tty';
import { findKeyboard } from '../host/terminal.ts';
import type { Line } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';
import type { Talk } from './talk.ts';
import { type TypedLines, typedLines } from './typed-lines.ts';

export type OpenTalk = Talk & {
  readonly close: () => void;
  /** The program ends before a question has its answer. */
  readonly leave: () => void;
};

/**
 * Tells and asks on this stream. There is somebody to ask where it is a terminal, and lines can be
 * read from standard input or, where that carries data, from the terminal itself. What is asked on a
 * machine that is no real one begins with what that calls itself.
 */
export function openTalk(output: WriteStream, label: string | null = null): OpenTalk {
  const page = pageFor(output, process.env);
  const input = output.isTTY ? findKeyboard() : null;
  const labelled = (question: Line): Line =>
    label === null ? question : [{ text: `${label} `, tone: 'warning' }, ...question];
  let lines: TypedLines | null = null;
  let isAsking = false;
  const ask = async (keys: ReadStream, question: string) => {
    lines ??= typedLines(keys);
    await lines.forget();
    output.write(question);
    isAsking = true;
    const typed = await lines.next();
    isAsking = false;
    if (typed === null) output.write('\n');
    return typed;
  };
  return {
    page,
    say: (...rows) => void output.write(printed(rows, page)),
    ask:
      input === null
        ? null
        : (question) => ask(input, `${printed([labelled(question)], page).replace(/\n$/, '')} `),
    leave: () => {
      if (isAsking) output.write('\n');
    },
    close: () => (lines === null ? input?.destroy() : lines.close()),
  };
}
