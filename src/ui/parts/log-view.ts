import type { LogLines } from '../../checklist/build.ts';
import { texts } from '../../texts/index.ts';
import { bold, cells, clip, type Line, line, muted, type Page, type Span, span } from '../line.ts';
import type { LogView } from '../view.ts';
import { fieldLines } from './field-line.ts';

/** Rows of the log itself on a page: one is for its place, one for what is searched. */
export const logRows = (page: Page): number => Math.max(1, page.rows - 2);

/** Index of the first line on the screen. */
export function logTop(page: Page, log: LogLines, view: LogView): number {
  const last = Math.max(0, log.length - logRows(page));
  return view.top === null ? last : Math.min(last, Math.max(0, view.top));
}

/** A part of the log, with its place in the whole; what was found is marked. */
export function logViewLines(page: Page, log: LogLines | null, view: LogView): Line[] {
  const { build } = texts().ui;
  if (log === null || log.length === 0) return [line('  ', muted(build.emptyLog))];
  const top = logTop(page, log, view);
  const shown = log.slice(top, top + logRows(page));
  const place = build.position(Math.min(top + shown.length, log.length), log.length);
  const rows = shown.map((text, index) => logRow(page, text, view, top + index === view.hit));
  return [
    line(
      '  ',
      bold(build.log),
      '   ',
      muted(place),
      muted(view.top === null ? `   ${build.following}` : ''),
    ),
    ...rows,
    ...searchLines(page, view),
  ];
}

function logRow(
  { theme, columns }: Page,
  text: string,
  { query, left }: LogView,
  isHit: boolean,
): Line {
  const cursor = span(isHit ? `${theme.glyphs.cursor} ` : '  ', 'accent');
  const shown = clip(text.slice(left), columns - 2, theme.glyphs.more);
  return [cursor, ...marked(shown, query)];
}

/** A text with every place of the query in reverse video. */
function marked(text: string, query: string): readonly Span[] {
  if (query === '') return [{ text }];
  const wanted = query.toLowerCase();
  const lower = text.toLowerCase();
  const spans: Span[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    spans.push(
      { text: text.slice(from, at) },
      { text: text.slice(at, at + wanted.length), isInverse: true },
    );
    from = at + wanted.length;
  }
  return [...spans, { text: text.slice(from) }];
}

function searchLines(page: Page, { field, query, isLost }: LogView): Line[] {
  const { build } = texts().ui;
  if (field !== null) {
    const width = cells(build.search) + 2;
    return fieldLines(page, { name: build.search, width, field, hasFocus: true, error: null });
  }
  if (isLost) return [line('  ', span(build.noHit(query), 'warning'))];
  return query === '' ? [] : [line('  ', muted(`/ ${query}`))];
}
