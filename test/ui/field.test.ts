import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit, type Field, fieldOf, insert, offered } from '../../src/ui/field.ts';

const keys = (field: Field, ...names: readonly string[]): Field =>
  names.reduce(
    (now, name) => edit(now, { name, text: [...name].length === 1 ? name : null }),
    field,
  );

describe('a text field', () => {
  it('types where its caret is', () => {
    expect(keys(fieldOf('ac'), 'left', 'b')).toEqual({ text: 'abc', caret: 2 });
    expect(keys(fieldOf('bc'), 'home', 'a', 'end', 'd').text).toBe('abcd');
  });

  it('takes out characters, words, and what is before or after the caret', () => {
    expect(keys(fieldOf('abc'), 'backspace').text).toBe('ab');
    expect(keys(fieldOf('abc'), 'home', 'delete').text).toBe('bc');
    expect(keys(fieldOf('one two'), 'ctrl-w').text).toBe('one ');
    expect(keys(fieldOf('abc'), 'left', 'ctrl-u').text).toBe('c');
    expect(keys(fieldOf('abc'), 'left', 'ctrl-k').text).toBe('ab');
  });

  it('gives a text that is suggested for what is typed or pasted, and keeps it for any other key', () => {
    expect(keys(offered('docker.io'), 'g', 'h').text).toBe('gh');
    expect(insert(offered('docker.io'), 'ghcr.io')).toEqual({ text: 'ghcr.io', caret: 7 });
    expect(keys(offered('docker.io'), 'end', '/').text).toBe('docker.io/');
    expect(keys(offered('docker.io'), 'left', 'x').text).toBe('docker.ixo');
    expect(keys(offered('docker.io'), 'backspace', 'x').text).toBe('docker.ix');
    expect(keys(offered('docker.io'), 'ctrl-u').text).toBe('');
    expect(keys(offered('docker.io'), 'f5')).toEqual(offered('docker.io'));
    expect(offered('')).toMatchObject({ isOffered: false });
  });

  it('counts characters, whatever they are made of', () => {
    expect(keys(fieldOf('a🐳'), 'backspace')).toEqual({ text: 'a', caret: 1 });
    expect(keys(fieldOf('日本'), 'left', 'x').text).toBe('日x本');
  });

  it('never takes a control character from the clipboard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(insert(fieldOf('a'), text).text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
