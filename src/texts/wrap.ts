import { cells, head } from './cells.ts';

/** What stands in one row, and the space before it: none between Chinese characters. */
type Piece = { readonly text: string; readonly gap: '' | ' ' };

/** Characters of Chinese and their punctuation, two cells wide: a row may end between any two. */
const wide =
  /[\u2e80-\u303f\u3040-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
/** What no row begins with, and what no row ends with (GB/T 15834-2011, 5.1). */
const closing =
  /[\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\u300d\u300f\u300b\u3011%,.:;!?)\]}'"]/;
const opening = /[\uff08\u300c\u300e\u300a\u3010([{'"]/;

/** Words of a text in rows of at most `width` cells; a word that is longer than a row is broken. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const words = paragraph.split(' ');
    return cut(wide.test(paragraph) ? words.flatMap(piecesOf) : words.map(spaced), width);
  });
}

/** Words that stay whole, in rows of at most `width` cells; one that is longer than a row is broken. */
export function wrapWords(words: readonly string[], width: number): readonly string[] {
  return cut(words.map(spaced), width);
}

/** A sentence or a command in rows of at most `width` cells; an argument of a command is never broken. */
export function wrapWhole(text: string, width: number): readonly string[] {
  return filled(
    text.split(' ').flatMap((word) => (isArgument(word) ? [spaced(word)] : piecesOf(word))),
    width,
  );
}

/** A path or a value, and no part of a sentence: that has punctuation of its own. */
const isArgument = (word: string): boolean =>
  /[/='"]/.test(word) && !/[\u3001\u3002\uff00-\uff60\u300c\u300d]/.test(word);

/** Where a row may end after the first character and begin with the second, inside of a word. */
export function isBreak(before: string, after: string): boolean {
  const isWide = wide.test(before) || wide.test(after);
  return isWide && !opening.test(before) && !closing.test(after);
}

const spaced = (text: string): Piece => ({ text, gap: ' ' });

/** What of a word no row may divide. */
function piecesOf(word: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let last = '';
  for (const character of word) {
    if (last !== '' && isBreak(last, character)) {
      pieces.push({ text, gap: pieces.length === 0 ? ' ' : '' });
      text = '';
    }
    text += character;
    last = character;
  }
  return [...pieces, { text, gap: pieces.length === 0 ? ' ' : '' }];
}

const cut = (pieces: readonly Piece[], width: number): readonly string[] =>
  filled(
    pieces.flatMap((piece) => parts(piece, Math.max(1, width))),
    width,
  );

function filled(pieces: readonly Piece[], width: number): readonly string[] {
  const rows: string[] = [];
  let row: string | null = null;
  let used = 0;
  for (const { text, gap } of pieces) {
    const needed = cells(text);
    if (row !== null && used + gap.length + needed <= width) {
      row += gap + text;
      used += gap.length + needed;
    } else {
      if (row !== null) rows.push(row);
      row = text;
      used = needed;
    }
  }
  return row === null ? rows : [...rows, row];
}

function parts({ text, gap }: Piece, width: number): readonly Piece[] {
  if (cells(text) <= width) return [{ text, gap }];
  const first = head(text, width) || [...text].slice(0, 1).join('');
  return [{ text: first, gap }, ...parts({ text: text.slice(first.length), gap }, width)];
}
