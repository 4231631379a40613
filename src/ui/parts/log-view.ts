import type { LogLines } from '../../checklist/build.ts';
import { texts } from '../../texts/index.ts';
import {
  bold,
  cells,
  clip,
  type Line,
  line,
  muted,
  type Page,
  type Span,
  span,
  tail,
} from '../line.ts';
import type { LogView } from '../view.ts';
import { fieldLines } from './field-line.ts';

/** Rows of the log itself on a page: one is for its place, one for what is searched. */
export const logRows = (page: Page): number => Math.max(1, page.rows - 2);

/** Index of the first line on the screen. */
export function logTop(page: Page, log: LogLines, view: LogView): number {
  const last = Math.max(0, log.length - logRows(page));
  return view.top === null ? last : Math.min(last, Math.max(0, view.top));
}

/** The lines of the log that are on the screen. */
const shownLines = (page: Page, log: LogLines, view: LogView): readonly string[] => {
  const top = logTop(page, log, view);
  return log.slice(top, top + logRows(page));
};

/** Cells that a line of the log has. */
const width = ({ columns }: Page): number => columns - 2;

/** How far the lines on the screen go beyond its right edge, where nothing is moved: 0 where all fit. */
export function beyond(page: Page, log: LogLines | null, view: LogView): number {
  const longest = log === null ? 0 : Math.max(0, ...shownLines(page, log, view).map(cells));
  return Math.max(0, longest - width(page));
}

/** How many cells the lines have to be moved so that what was found in one of them is on the screen. */
export function sideways(page: Page, text: string, query: string): number {
  const lower = text.toLowerCase();
  const at = Math.max(0, lower.indexOf(query.toLowerCase()));
  const start = cells(lower.slice(0, at));
  const end = cells(lower.slice(0, at + query.length));
  const more = cells(page.theme.glyphs.more);
  if (end <= width(page) - more) return 0;
  // Half a window beyond it, if its beginning stays and the line is that long.
  const wanted = Math.min(end - Math.floor(width(page) / 2), start - more);
  return Math.max(0, Math.min(wanted, cells(text) - width(page)));
}

/**
 * A part of the log, with its place in the whole; what was found is marked.
 *
 * @param isGrowing Whether the build still writes.
 */
export function logViewLines(
  page: Page,
  log: LogLines | null,
  view: LogView,
  isGrowing: boolean,
): Line[] {
  const { build } = texts().ui;
  if (log === null || log.length === 0) return [line('  ', muted(build.emptyLog))];
  const top = logTop(page, log, view);
  const shown = shownLines(page, log, view);
  const place = build.position(Math.min(top + shown.length, log.length), log.length);
  const rows = shown.map((text, index) => logRow(page, text, view, top + index === view.hit));
  return [
    line(
      '  ',
      bold(build.log),
      '   ',
      muted(place),
      muted(view.top === null && isGrowing ? `   ${build.following}` : ''),
    ),
    ...rows,
    ...searchLines(page, view),
  ];
}

function logRow(page: Page, text: string, { query, left }: LogView, isHit: boolean): Line {
  const { glyphs } = page.theme;
  const cursor = span(isHit ? `${glyphs.cursor} ` : '  ', 'accent');
  // What is cut off at the left says so, too.
  const isCut = left > 0 && left < cells(text);
  const moved = isCut ? glyphs.more + tail(text, left + cells(glyphs.more)) : tail(text, left);
  const shown = clip(moved, width(page), glyphs.more);
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

function searchLines(page: Page, { field, query, isLost, place }: LogView): Line[] {
  const { build } = texts().ui;
  if (field !== null) {
    const name = cells(build.search) + 2;
    return fieldLines(page, {
      name: build.search,
      width: name,
      field,
      hasFocus: true,
      error: null,
    });
  }
  if (isLost) return [line('  ', span(build.noHit(query), 'warning'))];
  if (query === '') return [];
  const hits = place === null ? '' : `   ${build.hit(place.nth, place.of)}`;
  const room = width(page) - cells(hits) - 2;
  return [line('  ', muted(`/ ${clip(query, room, page.theme.glyphs.more)}`), hits)];
}
