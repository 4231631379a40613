import { pictureLines } from '../../checklist/emulators/picture.ts';
import type { Picture } from '../../model/picture.ts';
import { clip, type Line, line, type Page } from '../line.ts';

/** What the kernel does with a foreign program, as large as there is room for behind an indent. */
export function drawnLines({ theme, columns }: Page, picture: Picture, indent: number): Line[] {
  const { bar, more } = theme.glyphs;
  const isAscii = bar === '|';
  const room = columns - indent;
  return pictureLines(picture, { columns: room, isAscii }).map((row) =>
    line(' '.repeat(indent), clip(row, room, more)),
  );
}
