import type { WizardState } from '../../wizard/state.ts';
import { blank, type Line, line, type Page, paragraph, span } from '../line.ts';
import { mark, statusTone } from '../theme.ts';

/** How the last remedy ended, and the last lines of what failed: at most `most` of those. */
export function outcomeLines(
  page: Page,
  { outcome }: Pick<WizardState, 'outcome'>,
  most: number,
  hasGap = true,
): Line[] {
  if (outcome === null) return [];
  const { theme, columns } = page;
  const [first, ...rest] = paragraph(outcome.text, columns, 3 + mark(theme, outcome.status).length);
  const shown = line(
    '  ',
    span(mark(theme, outcome.status), statusTone[outcome.status]),
    ' ',
    ...(first?.slice(1) ?? []),
  );
  const output = outcome.lines
    .flatMap((text) => paragraph(text, columns - 2, 4, 'muted'))
    .slice(-most);
  return [shown, ...rest, ...(most === 0 ? [] : output), ...(hasGap ? [blank] : [])];
}
