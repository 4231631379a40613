import type { Key } from 'ink';
import { expect, it } from 'vitest';
import { keyPresses } from '../../src/ui/key-press.ts';

const names = (input: string) => keyPresses(input, {} as Key).map(({ name }) => name);

it('takes keys that arrive together as the keys they are, control and a letter too', () => {
  expect(names('\u0015a b\r')).toEqual(['ctrl-u', 'a', 'space', 'b', 'enter']);
  expect(names('yy\u0003')).toEqual(['y', 'y', 'ctrl-c']);
  expect(names('ab\u007f\t')).toEqual(['a', 'b', 'backspace', 'tab']);
});

it('types nothing with a control key', () => {
  expect(keyPresses('\u0015', {} as Key)).toEqual([{ name: 'ctrl-u', text: null }]);
});
