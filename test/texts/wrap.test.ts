import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells, clip, pad, padStart } from '../../src/texts/cells.ts';
import { wrap, wrapWhole, wrapWords } from '../../src/texts/wrap.ts';

const sentence =
  '内核把外来程序交给模拟器（QEMU），构建器里没有它，于是构建以「no such file or directory」结束。';

describe('Chinese in rows', () => {
  test('breaks between any two characters, and fills the rows', () => {
    expect(wrap('没有处理程序内核就无法启动外来程序', 12)).toEqual([
      '没有处理程序',
      '内核就无法启',
      '动外来程序',
    ]);
  });

  test('keeps a comma, a full stop and a closing bracket in the row of what they follow', () => {
    expect(wrap('没有处理程序，内核', 12)).toEqual(['没有处理程', '序，内核']);
    expect(wrap('内核（模拟器）。', 12)).toEqual(['内核（模拟', '器）。']);
  });

  test('keeps an opening bracket in the row of what follows it', () => {
    expect(wrap('模拟器内核（模拟', 12)).toEqual(['模拟器内核', '（模拟']);
  });

  test('keeps words of another script whole', () => {
    expect(wrap('由 buildx，不由 docker 构建', 10)).toEqual([
      '由',
      'buildx，不',
      '由 docker',
      '构建',
    ]);
  });

  test('in rows of any width, none begins or ends as it must not, and none is too wide', () => {
    for (let width = 20; width <= 80; width++) {
      const rows = wrap(sentence, width);
      expect(rows.filter((row) => cells(row) > width)).toEqual([]);
      expect(rows.filter((row) => /^[，。、：；）」]/.test(row))).toEqual([]);
      expect(rows.filter((row) => /[（「]$/.test(row))).toEqual([]);
    }
  });

  test('nothing is lost or added but the spaces at which rows end', () => {
    const text = fc.array(fc.constantFrom(...'内核。，（」 ab-/'), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (characters, width) => {
        const written = characters.join('');
        expect(wrap(written, width).join('').replaceAll(' ', '')).toBe(written.replaceAll(' ', ''));
      }),
    );
  });
});

describe('other text', () => {
  test('breaks at its spaces, and a word that is longer than a row where the row ends', () => {
    expect(wrap('the kernel asks', 10)).toEqual(['the kernel', 'asks']);
    expect(wrap('abcdefgh ij', 5)).toEqual(['abcde', 'fgh', 'ij']);
    expect(wrap('a\n\nb', 5)).toEqual(['a', '', 'b']);
    expect(wrapWords(['一 二', '三'], 5)).toEqual(['一 二', '三']);
  });

  test('an argument of a command is never broken, in a sentence of either language', () => {
    const path = '/home/王小明/某个项目/Dockerfile';
    expect(wrapWhole(`docker rm ${path}`, 10)).toEqual(['docker rm', path]);
    expect(wrapWhole('更改 /etc/x：之后内核会再次询问处理程序', 12)).toEqual([
      '更改',
      '/etc/x：之后',
      '内核会再次询',
      '问处理程序',
    ]);
  });
});

test('cells are counted, not characters', () => {
  expect(pad('内核', 6)).toBe('内核  ');
  expect(padStart('内核', 6)).toBe('  内核');
  expect(clip('内核模块', 6, '…')).toBe('内核…');
  expect(clip('内核模块', 8, '…')).toBe('内核模块');
});
