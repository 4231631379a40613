import stringWidth from 'string-width';

/** Takes some 20 ms to be made, which a first frame in plain letters does without. */
let segmenter: Intl.Segmenter | undefined;

/** The characters as a person counts them: an accent or a part of an emoji is none of its own. */
function charactersOf(text: string): Iterable<string> {
  if (/^[ -~]*$/.test(text)) return text;
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

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
  for (const character of charactersOf(text)) {
    used += cells(character);
    if (used > width) break;
    taken += character;
  }
  return taken;
}

/**
 * What comes after the first `width` cells. Where they end inside of a wide character a space stands for
 * the rest of it.
 */
export function tail(text: string, width: number): string {
  let used = 0;
  let passed = 0;
  for (const character of charactersOf(text)) {
    if (used >= width) break;
    used += cells(character);
    passed += character.length;
  }
  return ' '.repeat(Math.max(0, used - width)) + text.slice(passed);
}

/** The last characters that fit into `width` cells. */
function end(text: string, width: number): string {
  const all = [...charactersOf(text)];
  let used = 0;
  let first = all.length;
  while (first > 0 && used + cells(all[first - 1] ?? '') <= width) {
    first -= 1;
    used += cells(all[first] ?? '');
  }
  return all.slice(first).join('');
}

/** The text if it fits into `width` cells, else its beginning and its end around `more`: what tells names apart is at their end. */
export function clipMiddle(text: string, width: number, more: string): string {
  const room = width - cells(more);
  if (cells(text) <= width || room < 2) return clip(text, width, more);
  const after = end(text, Math.ceil(room / 2));
  return head(text, room - cells(after)) + more + after;
}

/** The text if it fits into `width` cells, else its beginning and `more`. */
export function clip(text: string, width: number, more: string): string {
  if (cells(text) <= width) return text;
  return width <= cells(more) ? head(text, width) : head(text, width - cells(more)) + more;
}
