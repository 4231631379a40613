import type { Captions } from '../../host/host.ts';
import type { CaptionPlace } from '../../model/caption-place.ts';
import { blank, type Line, type Page, paragraph } from '../line.ts';

/** Rows that a window must leave for a step itself. */
const least = 14;

/** What the machine says at this step; none where the window is low, and where there is nothing to say. */
export function captionLines(
  page: Page,
  { captions, current }: { readonly captions: Captions; readonly current: CaptionPlace },
): Line[] {
  const caption = captions[current];
  if (caption === undefined || page.rows < least) return [];
  return [...paragraph(caption, page.columns - 2, 2, 'muted'), blank];
}
