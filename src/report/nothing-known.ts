import { diagnoseTexts } from '../texts/diagnose.ts';
import { catalogue } from '../troubleshooting/catalogue.ts';
import type { Log } from '../troubleshooting/matcher.ts';
import { blank, type Line, line, muted, type Page, paragraph, span, wrap } from '../ui/line.ts';

/** What was looked for in vain, the last lines, and how to report them. */
export function nothingKnownLines(
  page: Page,
  { lines, last }: Pick<Log, 'lines' | 'last'>,
): Line[] {
  const words = diagnoseTexts();
  const { columns, theme } = page;
  const bar = `${theme.glyphs.bar} `;
  const rows = last.flatMap((text) => wrap(text, columns - 4 - bar.length));
  return [
    ...paragraph(words.nothing(lines, catalogue.length), columns, 0),
    blank,
    ...(rows.length === 0 ? [] : [line('  ', words.last(last.length)), blank]),
    ...rows.map((row) => line('    ', muted(bar), muted(row))),
    ...(rows.length === 0 ? [] : [blank]),
    ...paragraph(words.report, columns, 2),
    line('    ', muted('$ '), span(words.version, 'accent')),
  ];
}
