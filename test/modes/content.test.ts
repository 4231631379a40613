import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from '../../src/modes/content.ts';

const text = '#6 0.234 exec /bin/sh: exec format error\n';

test.each([
  ['a log', Buffer.from(text), { kind: 'text', encoding: 'utf-8' }],
  ['nothing', Buffer.alloc(0), { kind: 'text', encoding: 'utf-8' }],
  [
    'a log with colours, bells and what was overwritten',
    Buffer.from('\u001b[31m1\r2\b\u0007\t\n'.repeat(9)),
    { kind: 'text', encoding: 'utf-8' },
  ],
  [
    'a log in which a program printed a NUL',
    Buffer.from(`${text.repeat(9)}sh\0-c\0\n${text}`),
    { kind: 'text', encoding: 'utf-8' },
  ],
  [
    'UTF-16 with its mark',
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    { kind: 'text', encoding: 'utf-16le' },
  ],
  ['UTF-16 without one', Buffer.from(text, 'utf16le'), { kind: 'text', encoding: 'utf-8' }],
  ['a program', readFileSync(process.execPath).subarray(0, 65536), { kind: 'binary' }],
  ['two words and a NUL', Buffer.from('abc\0def'), { kind: 'binary' }],
  ['what gzip made', gzipSync(text), { kind: 'compressed', unpack: ['gunzip', '-c'] }],
])('tells %s', (_, bytes, content) => {
  expect(contentOf(bytes)).toEqual(content);
});

test('takes what people write for text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (written) => {
      fc.pre(!/^(?:BZh|PK)/.test(written) && !written.includes('\0'));
      expect(contentOf(Buffer.from(written))).toEqual({ kind: 'text', encoding: 'utf-8' });
    }),
  );
});
