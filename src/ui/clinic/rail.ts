import { type PageId, pageIds, type WalkState } from '../../clinic/walk.ts';
import { bold, type Line, line, lineCells, type Page, type Span, span } from '../line.ts';
import { lastVerdict, pageTitle } from './list-page.ts';

/** All pages in one row: how a program ended in a container, and where the person is. */
export function clinicRail(page: Page, state: WalkState): Line {
  const marks = pageIds.flatMap((id, index) => [index === 0 ? '' : ' ', markOf(page, state, id)]);
  const named = line('  ', ...marks, '  ', bold(pageTitle(state.page), 'accent'));
  const fitting = [named, line('  ', ...marks)].find((row) => lineCells(row) <= page.columns);
  return fitting ?? line('  ', bold(pageTitle(state.page), 'accent'));
}

function markOf({ theme: { glyphs } }: Page, state: WalkState, id: PageId): Span {
  if (id === state.page) return span(glyphs.current, 'accent');
  const verdict = lastVerdict(state, id, 'container');
  if (verdict === null) return span(glyphs.pending, 'muted');
  return verdict.kind === 'runs'
    ? span(glyphs.success, 'success')
    : span(glyphs.problem, 'problem');
}
