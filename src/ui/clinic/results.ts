import type { Run } from '../../clinic/step.ts';
import type { Subjects } from '../../clinic/subjects.ts';
import { type Verdict, verdictOf } from '../../clinic/verdict.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { bold, cells, type Line, line, type Page, pad, wrap } from '../line.ts';
import { mark, type Theme, type Tone } from '../theme.ts';
import { shortName } from './names.ts';
import type { Done } from './steps.ts';

/** How a program ended, in a glyph and a word. */
export function verdictWord(
  theme: Theme,
  verdict: Verdict,
): { readonly text: string; readonly tone: Tone } {
  const { runs } = clinicTexts();
  const word = { runs: runs.runs, fails: runs.fails, odd: runs.fails };
  const said = verdict.kind === 'refused' ? verdict.errno : word[verdict.kind];
  const isFine = verdict.kind === 'runs';
  return {
    text: `${mark(theme, isFine ? 'ok' : 'problem')} ${said}`,
    tone: isFine ? 'success' : 'problem',
  };
}

/** How each run ended: where, whether it did, and what the emulator saw or the kernel said. */
export function resultLines(page: Page, subjects: Subjects, runs: readonly Done<Run>[]): Line[] {
  const rows = runs.map(({ step, answer }) => ({
    place: placeOf(step, subjects),
    verdict: verdictOf(answer),
  }));
  const places = Math.max(...rows.map(({ place }) => cells(place))) + 3;
  const words = rows.map(({ verdict }) => verdictWord(page.theme, verdict));
  const width = Math.max(...words.map(({ text }) => cells(text))) + 3;
  return rows.flatMap(({ place, verdict }, index) => {
    const { text, tone } = words[index] ?? { text: '', tone: 'muted' as const };
    const indent = 2 + places + width;
    const told = fitting(toldOf(verdict), page.columns - indent);
    return told.map((row, at) =>
      at === 0
        ? line('  ', pad(place, places), bold(pad(text, width), tone), row)
        : line(' '.repeat(indent), row),
    );
  });
}

function placeOf({ place, platform }: Run, { foreign }: Subjects): string {
  const { runs } = clinicTexts();
  return platform === foreign ? runs[place] : runs.other(runs[place], shortName(platform));
}

/** The first text that fits into one row; else the last one, wrapped. */
function fitting(texts: readonly string[], width: number): readonly string[] {
  const one = texts.find((text) => cells(text) <= width);
  return one === undefined ? wrap(texts.at(-1) ?? '', Math.max(20, width)) : [one];
}

/** What the emulator was handed, or what was said; the longest first. */
function toldOf(verdict: Verdict): readonly string[] {
  const { runs, errno } = clinicTexts();
  switch (verdict.kind) {
    case 'refused':
      return [errno[verdict.errno] ?? ''];
    case 'runs':
      return [runs.handed(verdict.emulator, verdict.handed), runs.handedOnly(verdict.handed)];
    default:
      return [verdict.line];
  }
}
