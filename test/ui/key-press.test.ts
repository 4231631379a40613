import { describe, expect, it } from 'vitest';
import { keyPresses } from '../../src/ui/key-press.ts';

const none = { tab: false, ctrl: false, meta: false, shift: false } as Parameters<
  typeof keyPresses
>[1];
const names = (input: string) => keyPresses(input, none).map(({ name }) => name);

describe('keys that a terminal hands over together', () => {
  it('are taken one by one', () => {
    expect(names('a b\r')).toEqual(['a', 'space', 'b', 'enter']);
  });

  it('stay what they are when text is around them', () => {
    expect(names('\u0015id\u007f\u0003')).toEqual(['ctrl-u', 'i', 'd', 'backspace', 'ctrl-c']);
  });
});
