import { line, muted, paragraph, span, wrap } from '../ui/line.ts';
import type { Doing } from '../wizard/state.ts';
import type { Talk } from './talk.ts';

/** What a command writes, told as it comes. */
export type Told = {
  /** A command began (no lines), or wrote its last line. */
  readonly doing: (doing: Doing) => void;
  readonly line: (text: string) => void;
  /** Lines of which some were told already. */
  readonly rest: (lines: readonly string[]) => void;
  readonly problem: (text: string) => void;
};

export function told({ page, say }: Talk): Told {
  const said = new Set<string>();
  const { bar, problem } = page.theme.glyphs;
  const tell = (text: string) => {
    said.add(text);
    const rows = wrap(text, page.columns - 6);
    say(...rows.map((row) => line('    ', muted(`${bar} `), muted(row))));
  };
  return {
    doing: ({ lines }) => {
      const last = lines.at(-1);
      if (last !== undefined) tell(last);
    },
    line: tell,
    rest: (lines) => lines.filter((text) => !said.has(text)).forEach(tell),
    problem: (text) => {
      const [first = '', ...others] = wrap(text, page.columns - 6);
      say(line('  ', span(problem, 'problem'), ` ${first}`));
      say(...others.flatMap((row) => paragraph(row, page.columns, 4)));
    },
  };
}
