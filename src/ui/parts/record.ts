import { stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import type { RecordLine } from '../../wizard/state.ts';
import { cells, type Line, line, type Page, pad, span, wrap } from '../line.ts';
import { mark, statusTone } from '../theme.ts';

/** What stays in the scrollback of a finished step: its verdict in one line, wrapped under itself. */
export function recordLines({ theme, columns }: Page, { status, title, text }: RecordLine): Line[] {
  const names = Math.max(...stepIds.map((id) => cells(texts()[id].title))) + 3;
  const glyph = mark(theme, status);
  const margin = cells(glyph) + 1;
  return wrap(text, columns - margin - names).map((row, index) =>
    index === 0
      ? line(span(glyph, statusTone[status]), ' ', pad(title, names), row)
      : line(' '.repeat(margin + names), row),
  );
}
