import { describe, expect, it } from 'vitest';
import { cells, lineText, type Page } from '../../src/ui/line.ts';
import { beyond, logViewLines, sideways } from '../../src/ui/parts/log-view.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { firstView, type LogView } from '../../src/ui/view.ts';
import * as samples from './samples.ts';

/** 20 cells for a line: the cursor takes two. */
const page: Page = { columns: 22, rows: 6, theme: themeFor({ LANG: 'C.UTF-8', NO_COLOR: '1' }) };
const whole = firstView.log;

/** The row of a log of one line, moved to the left. */
function rowOf(text: string, left: number, change: Partial<LogView> = {}): string {
  const log = samples.logOf([text]);
  const row = logViewLines(page, log, { ...whole, left, ...change }, false)[1] ?? [];
  return lineText(row).slice(2);
}

const last = (text: string): number => beyond(page, samples.logOf([text]), whole);
const chinese = `#9 ${'构建失败'.repeat(6)}`;
const faces = `#9 ${'😀👩‍👩‍👧❤️é'.repeat(5)} end`;
const texts = [chinese, faces, `#9 ${'a'.repeat(40)}`, '#9 在 a 里 😀 没有 qemu-user 的处理程序'];

describe('a log that is moved sideways', () => {
  it('shows Chinese from the cell on that it is moved to', () => {
    expect(rowOf(chinese, 0)).toBe('#9 构建失败构建失败…');
    // The cells of a half of a character stay empty.
    expect(rowOf(chinese, 2)).toBe('…构建失败构建失败构…');
    expect(rowOf(chinese, 3)).toBe('… 建失败构建失败构…');
    expect(rowOf(chinese, 4)).toBe('…建失败构建失败构建…');
    expect(last(chinese)).toBe(31);
    expect(rowOf(chinese, 31)).toBe('… 败构建失败构建失败');
  });

  it('cuts no emoji in half, nor one that is several', () => {
    const one = `${'😀'.repeat(5)}${'👩‍👩‍👧'.repeat(6)}`;
    expect(rowOf(one, 0)).toBe(`${'😀'.repeat(5)}${'👩‍👩‍👧'.repeat(4)}…`);
    expect(rowOf(one, 2)).toBe(`… ${'😀'.repeat(3)}${'👩‍👩‍👧'.repeat(6)}`);
  });

  it('has no row that is blank where the line goes on, none too wide, none with half a character', () => {
    for (const text of texts) {
      for (let left = 0; left < cells(text); left++) {
        const row = rowOf(text, left);
        expect(row.trim()).not.toBe('');
        expect(row).not.toMatch(/\p{Surrogate}/u);
        expect(cells(row)).toBeLessThanOrEqual(20);
      }
      // At its end all of it was seen, and nothing stands beyond.
      expect(cells(rowOf(text, last(text)))).toBe(20);
      expect(rowOf(text, last(text)).slice(-2)).toBe(text.slice(-2));
      expect(rowOf(text, cells(text))).toBe('');
    }
  });

  it('moves to what was found, with its beginning, and never beyond the end of the line', () => {
    for (const text of texts) {
      for (const query of ['#9', '失败', '处理程序', '没有', 'QEMU-user', '❤️', 'end', 'aaa']) {
        if (!text.toLowerCase().includes(query.toLowerCase())) continue;
        const left = sideways(page, text, query);
        expect(left).toBeLessThanOrEqual(last(text));
        expect(rowOf(text, left).toLowerCase()).toContain(query.toLowerCase());
      }
    }
    const long = `${'a'.repeat(30)}${'b'.repeat(15)}`;
    expect(rowOf(long, sideways(page, long, 'b'.repeat(15)))).toContain('b'.repeat(15));
    expect(sideways(page, long, 'b'.repeat(15))).toBe(last(long));
  });
});
