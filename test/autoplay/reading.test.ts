import { describe, expect, test } from 'vitest';
import { readingFor } from '../../src/ui/autoplay/reading.ts';

const normal = readingFor('normal');
const words = (n: number) => Array.from({ length: n }, () => 'handler').join(' ');

describe('the time that a text is left on the screen', () => {
  test('grows with the text, between two seconds and twenty', () => {
    expect(normal.time([])).toBe(2000);
    expect(normal.time([words(30)])).toBe(11_000);
    expect(normal.time([words(15), words(15)])).toBe(11_000);
    expect(normal.time([words(500)])).toBe(20_000);
  });

  test('counts Chinese by its characters, and what is no word not at all', () => {
    expect(normal.time(['内核'.repeat(10)])).toBe(5000);
    expect(normal.time([`${'内核'.repeat(10)}，F ${words(2)}。`])).toBe(6000);
    expect(normal.time([' - ----- · : '])).toBe(normal.time([]));
  });

  test('is longer at a slow pace, shorter at a fast one, and so are keys and letters', () => {
    const [slow, fast] = [readingFor('slow'), readingFor('fast')];
    for (const of of [
      (reading: typeof normal) => reading.time([words(20)]),
      (reading: typeof normal) => reading.letter,
      (reading: typeof normal) => reading.step,
    ]) {
      expect(of(slow)).toBeGreaterThan(of(normal));
      expect(of(normal)).toBeGreaterThan(of(fast));
    }
  });
});
