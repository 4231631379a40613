import type { Key } from 'ink';

/** One key. `name` is a character, or `enter`, `shift-tab`, `ctrl-u`; `text` is what it types, null where it types nothing. */
export type KeyPress = { readonly name: string; readonly text: string | null };

const flags = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pgup'],
  ['pageDown', 'pgdn'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

const control: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
};

/** The keys in one input event: a terminal may hand over several that were pressed in a row. */
export function keyPresses(input: string, key: Key): readonly KeyPress[] {
  if (key.eventType === 'release') return [];
  if (key.tab) return [{ name: key.shift ? 'shift-tab' : 'tab', text: null }];
  const named = flags.find(([flag]) => key[flag] === true);
  if (named !== undefined) return [{ name: named[1], text: null }];
  if (key.ctrl) return [{ name: `ctrl-${input}`, text: null }];
  // No key of ours has Alt: what arrives as Alt and a letter is Esc and a letter, close together.
  if (key.meta) return [{ name: 'esc', text: null }, ...typed(input)];
  return typed(input);
}

function typed(input: string): readonly KeyPress[] {
  return [...input].map((character) => {
    const name = control[character] ?? controlLetter(character);
    return name === null
      ? { name: character === ' ' ? 'space' : character, text: character }
      : { name, text: null };
  });
}

/** Ctrl and a letter, as a terminal sends it: the letter's place in the alphabet. */
function controlLetter(character: string): string | null {
  const code = character.charCodeAt(0);
  return code >= 1 && code <= 26 ? `ctrl-${String.fromCharCode(code + 96)}` : null;
}
