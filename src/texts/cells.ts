import stringWidth from 'string-width';

/** Cells that a text takes on the screen: wide characters take two. */
export const cells = (text: string): number => stringWidth(text);

/** The text, with spaces up to `width` cells. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - cells(text)));

/** The text with spaces before it, up to `width` cells. */
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - cells(text))) + text;

/** The first characters that fit into `width` cells. */
export function head(text: string, width: number): string {
  let used = 0;
  let taken = '';
  for (const character of text) {
    used += cells(character);
    if (used > width) break;
    taken += character;
  }
  return taken;
}

/** The text if it fits into `width` cells, else its beginning and `more`. */
export function clip(text: string, width: number, more: string): string {
  if (cells(text) <= width) return text;
  return width <= cells(more) ? head(text, width) : head(text, width - cells(more)) + more;
}
