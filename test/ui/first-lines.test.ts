import { afterEach, describe, expect, it } from 'vitest';
import { noAnswers } from '../../src/model/answers.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { firstLines, type Opening } from '../../src/ui/first-lines.ts';
import { lineText } from '../../src/ui/line.ts';
import { panelLines } from '../../src/ui/panel.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { asking, firstView } from '../../src/ui/view.ts';
import { initialState } from '../../src/wizard/transitions.ts';

afterEach(() => speak(null));

const nothing: Opening = { banner: null, label: null, choice: null };
const banner = { title: 'Recording', label: 'build.jsonl', place: 'at 4 times' };

const openings: Readonly<Record<string, Opening>> = {
  'a walk': nothing,
  'a practice walk': { ...nothing, label: 'PRACTICE: fresh-laptop' },
  'the question what a person wants': { ...nothing, choice: 'build' },
  'the same on a practice machine': { ...nothing, label: 'PRACTICE: riscv', choice: 'assemble' },
  'a recording': { ...nothing, banner },
};

/** What the panel draws while nothing was looked at. */
function panelOf(page: Parameters<typeof panelLines>[0], { banner, label, choice }: Opening) {
  const begun = initialState(label, noAnswers);
  const state = banner === null ? begun : { ...begun, current: 'build' as const };
  return panelLines(page, state, { ...firstView, banner, choice: asking(choice) });
}

describe('the first frame', () => {
  it.each(
    Object.keys(openings).flatMap((name) => [
      [name, 'English'],
      [name, 'Chinese'],
    ]),
  )('is what the panel draws before the first look, in every window: %s, %s', (name, language) => {
    if (language === 'Chinese') speak(zh);
    const opening = openings[name] ?? nothing;
    for (const env of [{ LC_ALL: 'C.UTF-8' }, { LC_ALL: 'C', NO_COLOR: '1' }]) {
      for (const columns of [40, 59, 60, 72, 80, 200]) {
        for (const rows of [10, 15, 16, 19, 20, 24, 60]) {
          const page = { theme: themeFor(env), columns, rows };
          expect(firstLines(page, opening)).toEqual(panelOf(page, opening));
        }
      }
    }
  });

  it('says what is going on, and which keys act', () => {
    const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 80, rows: 24 };
    const screen = firstLines(page, nothing).map(lineText).join('\n');
    expect(screen).toMatch(/step 1 of 7\n.*\n\n {2}… Looking at this machine\.\n● Machine/);
    expect(screen).toMatch(/q quit$/);
  });
});
