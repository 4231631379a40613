import type { WriteStream } from 'node:tty';
import { clip, line, muted, type Page } from '../ui/line.ts';
import { printed } from '../ui/printed.ts';

/** One row at the end of what is printed that says what is waited for, and is gone with the next print. */
export type ProgressLine = {
  readonly say: (text: string) => void;
  /** Takes it away: whatever is printed next stands where it stood. */
  readonly clear: () => void;
};

/** How often its clock moves. Milliseconds. */
const every = 1_000;
/** What is there at once need not be announced. Milliseconds. */
const patience = 150;

/** Back to the beginning of the row, and erase it: ECMA-48 8.3.41. */
const erase = '\r\u001b[K';

const nothing: ProgressLine = { say: () => {}, clear: () => {} };

/** The progress line of a terminal that can erase a row; of anything else there is none. */
export function progressLine(
  output: WriteStream,
  page: Page,
  env: Readonly<Record<string, string | undefined>>,
): ProgressLine {
  if (!output.isTTY || env['TERM'] === 'dumb') return nothing;
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  const clear = () => {
    clearTimeout(timer);
    if (isShown) output.write(erase);
    isShown = false;
  };
  const say = (text: string) => {
    clear();
    const start = performance.now();
    const draw = () => {
      const seconds = Math.floor((performance.now() - start) / 1000);
      const { more } = page.theme.glyphs;
      const told = `${text}${more}${seconds === 0 ? '' : ` ${seconds} s`}`;
      const row = line(muted(clip(told, page.columns - 1, more)));
      output.write(`${erase}${printed([row], page).trimEnd()}`);
      isShown = true;
      timer = setTimeout(draw, every).unref();
    };
    timer = setTimeout(draw, patience).unref();
  };
  return { say, clear };
}
