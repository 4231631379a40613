import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, plainWords } from '../../src/docker/terminal-text.ts';

const fragments = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\x1b', '[', ']', '0;1m', '\x9b', '\x9d', '\x07', '\x1b\\', '\r', '\n', '\t'),
    fc.constantFrom(
      '\u202e',
      '\u2066',
      '\ud83d',
      '\ude00',
      '8;;https://x\x07',
      '52;c;YQ==',
      '\x1bP',
    ),
  ),
);
const anyText = fragments.map((parts) => parts.join(''));

const unfit = /(?!\n)\p{Cc}|\p{Cs}|\p{Bidi_Control}/u;

describe('what reaches a terminal', () => {
  test('is never a control character, whatever a tool writes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainText(text)).not.toMatch(unfit);
      }),
    );
  });

  test('is left alone by a second look', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });

  test('has as many lines as the tool wrote', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainText(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });

  test.each([
    ['colours', '\x1b[1;31merror\x1b[0m: no such file', 'error: no such file'],
    ['8-bit sequences', '\x9b31mred\x9b0m', 'red'],
    ['a link', '\x1b]8;;https://example.org\x07here\x1b]8;;\x07', 'here'],
    ['a write to the clipboard', 'a\x1b]52;c;cm0gLXJm\x1b\\b', 'ab'],
    ['a device string', 'a\x1bP1$r0m\x1b\\b', 'ab'],
    ['other escapes', '\x1b(B\x1b=\x1b7ok\x1bc', 'ok'],
    ['a bell and backspaces', 'a\x07b\x08c', 'abc'],
    ['marks that turn the direction', 'user\u202etxt.exe', 'usertxt.exe'],
  ])('loses %s', (_, raw, plain) => {
    expect(plainText(raw)).toBe(plain);
  });

  test('keeps the words behind a sequence that never ends', () => {
    expect(plainText('\x1b]0;exec format error')).toBe('0;exec format error');
  });

  test('shows what a progress bar wrote last', () => {
    expect(plainText('10%\r50%\r100%\n')).toBe('100%\n');
    expect(plainText('windows line\r\nnext')).toBe('windows line\nnext');
  });

  test('has spaces to the next tab stop for a tab', () => {
    expect(plainText('a\tb\n\tc')).toBe('a       b\n        c');
  });

  test('has a mark where half of a character is missing', () => {
    expect(plainText('a\ud83db')).toBe('a\ufffdb');
    expect(plainText('whole 😀')).toBe('whole 😀');
  });

  test('fits one line where one line is wanted', () => {
    expect(plainWords(' RUN a &&\n b ')).toBe('RUN a &&  b');
  });
});
