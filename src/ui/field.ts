import type { KeyPress } from './key-press.ts';

/** A line of text being typed. `caret` counts characters before it. */
export type Field = {
  readonly text: string;
  readonly caret: number;
  /** It is suggested: what is typed or pasted takes its place, any other key keeps it. */
  readonly isOffered?: boolean;
};

export const fieldOf = (text: string): Field => ({ text, caret: [...text].length });

/** A text that is suggested, and whole as it is. */
export const offered = (text: string): Field => ({ ...fieldOf(text), isOffered: text !== '' });

export const emptyField: Field = fieldOf('');

/** Keys that belong to a field that has the focus. */
export function edit(field: Field, { name, text }: KeyPress): Field {
  const { caret } = field;
  const characters = [...field.text];
  const at = (place: number): Field => ({ text: field.text, caret: place });
  const cut = (from: number, to: number): Field => ({
    text: [...characters.slice(0, from), ...characters.slice(to)].join(''),
    caret: from,
  });
  switch (name) {
    case 'left':
      return at(Math.max(0, caret - 1));
    case 'right':
      return at(Math.min(characters.length, caret + 1));
    case 'home':
    case 'ctrl-a':
      return at(0);
    case 'end':
    case 'ctrl-e':
      return at(characters.length);
    case 'backspace':
      return cut(Math.max(0, caret - 1), caret);
    case 'delete':
      return cut(caret, Math.min(caret + 1, characters.length));
    case 'ctrl-u':
      return cut(0, caret);
    case 'ctrl-k':
      return cut(caret, characters.length);
    case 'ctrl-w':
      return cut(wordStart(characters, caret), caret);
    default:
      return text === null ? field : insert(field, text);
  }
}

/** The field with a text at its caret; a line break in a pasted text would be an Enter nobody pressed. */
export function insert(typed: Field, pasted: string): Field {
  const field = typed.isOffered ? emptyField : typed;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const text = pasted.replace(/[\u0000-\u001f\u007f-\u009f]/g, '');
  const characters = [...field.text];
  return {
    text: [...characters.slice(0, field.caret), text, ...characters.slice(field.caret)].join(''),
    caret: field.caret + [...text].length,
  };
}

function wordStart(characters: readonly string[], caret: number): number {
  let start = caret;
  while (start > 0 && characters[start - 1] === ' ') start -= 1;
  while (start > 0 && characters[start - 1] !== ' ') start -= 1;
  return start;
}
