import { texts } from '../../texts/index.ts';
import type { Field } from '../field.ts';
import { cells, type Line, line, muted, type Page, pad, type Span, span, wrap } from '../line.ts';

/** What is wrong with a text, and the character it is about; null where it is about all of it. */
export type FieldError = { readonly text: string; readonly at: number | null };

export type FieldLook = {
  readonly name: string;
  /** Cells of the name's column. */
  readonly width: number;
  readonly field: Field;
  readonly hasFocus: boolean;
  readonly error: FieldError | null;
};

/** What is said while a text that is only suggested has the focus. */
export const offeredLine = (): Line => line('  ', muted(texts().ui.offered));

/** A name and a line of text with its caret; what is wrong stands below what it is about. */
export function fieldLines(page: Page, look: FieldLook): Line[] {
  const { theme, columns } = page;
  const { field, hasFocus, error } = look;
  const start = 2 + look.width;
  const room = Math.max(10, columns - start - 1);
  const characters = [...field.text];
  // A text longer than the row moves to the left under its caret.
  const from = firstShown(characters, hasFocus ? field.caret : 0, room);
  const shown = characters.slice(from);
  const caret = field.caret - from;
  const row = line(
    span(hasFocus ? `${theme.glyphs.cursor} ` : '  ', 'accent'),
    span(pad(look.name, look.width), hasFocus ? 'accent' : 'muted'),
    ...(hasFocus ? typed(page, field, shown, room, caret) : [{ text: cut(shown, room) }]),
  );
  if (error === null) return [row];
  if (error.at === null) {
    const rows = wrap(error.text, columns - start - 1);
    return [row, ...rows.map((text) => line(' '.repeat(start), span(text, 'problem')))];
  }
  const at = Math.max(0, Math.min(error.at - from, shown.length));
  return [row, ...errorLines(page, error.text, start + cells(shown.slice(0, at).join('')))];
}

function firstShown(characters: readonly string[], caret: number, room: number): number {
  let from = 0;
  while (from < caret && cells(characters.slice(from, caret).join('')) > room - 1) from += 1;
  return from;
}

function cut(characters: readonly string[], room: number): string {
  let count = characters.length;
  while (count > 0 && cells(characters.slice(0, count).join('')) > room) count -= 1;
  return characters.slice(0, count).join('');
}

function typed(page: Page, field: Field, shown: readonly string[], room: number, caret: number) {
  // What goes as a whole is marked as a whole.
  if (field.isOffered && page.theme.hasStyles) return [{ text: cut(shown, room), isInverse: true }];
  return withCaret(shown, caret, page, room);
}

function withCaret(characters: readonly string[], caret: number, page: Page, room: number): Span[] {
  const { theme } = page;
  const before = characters.slice(0, caret).join('');
  const under = characters[caret];
  const after = cut(characters.slice(caret + 1), Math.max(0, room - cells(before) - 2));
  // Without reverse video the caret is a character of its own.
  if (!theme.hasStyles) return [{ text: before + theme.glyphs.caret + (under ?? '') + after }];
  return [{ text: before }, { text: under ?? ' ', isInverse: true }, { text: after }];
}

/** The sentence with its `^` below the character; to its left where there is no room to the right. */
function errorLines({ columns }: Page, text: string, at: number): Line[] {
  const room = columns - at - 2;
  if (room >= Math.min(cells(text), 30)) {
    return wrap(text, room).map((row, index) =>
      line(' '.repeat(at), span(`${index === 0 ? '^' : ' '} ${row}`, 'problem')),
    );
  }
  return [
    line(' '.repeat(Math.min(at, columns - 1)), span('^', 'problem')),
    ...wrap(text, columns - 4).map((row) => line('    ', span(row, 'problem'))),
  ];
}
