import { type StepId, stepIds } from '../../model/step-id.ts';
import { texts } from '../../texts/index.ts';
import { bold, cells, clip, type Line, line, lineCells, muted, type Page, span } from '../line.ts';

/**
 * The step's title or that of a page on top of it, what the machine calls itself where it is no real
 * one, and the place on the way.
 */
export function header(
  page: Page,
  step: StepId,
  label: string | null,
  title: string = texts()[step].title,
): Line {
  const { ui } = texts();
  const place = ui.stepOf(stepIds.indexOf(step) + 1, stepIds.length);
  return titled(page, title, label, place);
}

/** A title to the left, a label beside it, and a word at the right edge. */
export function titled(page: Page, title: string, label: string | null, place: string): Line {
  const { glyphs } = page.theme;
  const { columns } = page;
  // Where there is no room for both, the label gives way; its first word stays.
  const room = columns - cells(glyphs.current) - 1 - cells(title) - 3 - cells(place) - 1;
  const [word = ''] = (label ?? '').split(/[:：]/);
  const shown = room < cells(word) + 3 ? word : clip(label ?? '', room, glyphs.more);
  const left = line(
    span(glyphs.current, 'accent'),
    ' ',
    bold(title),
    ...(label === null ? [] : ['   ', bold(shown, 'warning')]),
  );
  const gap = Math.max(1, columns - lineCells(left) - cells(place));
  return [...left, { text: ' '.repeat(gap) }, muted(place)];
}
