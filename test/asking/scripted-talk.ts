import type { Talk } from '../../src/asking/talk.ts';
import { type Line, lineText } from '../../src/ui/line.ts';
import { themeFor } from '../../src/ui/theme.ts';

export type ScriptedTalk = Talk & {
  /** All that was said and asked, with what was answered, as it would stand on the screen. */
  readonly text: () => string;
  /** Answers that nobody asked for. */
  readonly unused: () => readonly (string | null)[];
};

/** A person who types these lines, one a question; null is the end of the input. None at all: nobody is there. */
export function scriptedTalk(answers: readonly (string | null)[] | null): ScriptedTalk {
  const rows: string[] = [];
  const waiting = [...(answers ?? [])];
  const say = (...lines: readonly Line[]) => void rows.push(...lines.map(lineText));
  const theme = themeFor({ LC_ALL: 'C.UTF-8', NO_COLOR: '1' });
  return {
    page: { theme, columns: 80, rows: 24 },
    say,
    ask:
      answers === null
        ? null
        : async (question) => {
            if (waiting.length === 0) throw new Error(`Nobody expected:\n${lineText(question)}`);
            const answer = waiting.shift() ?? null;
            rows.push(`${lineText(question)} ${answer ?? '<end>'}`);
            return answer;
          },
    text: () => rows.join('\n'),
    unused: () => waiting,
  };
}
