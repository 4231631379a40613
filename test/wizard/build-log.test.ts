import { describe, expect, it } from 'vitest';
import { createBuildLog } from '../../src/wizard/build-log.ts';

function logOf(count: number, limit: number) {
  const log = createBuildLog(limit);
  for (let index = 0; index < count; index += 1) log.push(`line ${index}`);
  return log;
}

describe('the log of a build in memory', () => {
  it('keeps the newest lines, and counts only those', () => {
    const log = logOf(50_000, 1_000);
    expect(log.length).toBe(1_000);
    expect(log.slice(0, 1)).toEqual(['line 49000']);
    expect(log.slice(998, 2_000)).toEqual(['line 49998', 'line 49999']);
  });

  it('keeps the beginning of a line that is longer than a screen needs', () => {
    const log = createBuildLog(10);
    log.push('x'.repeat(100_000));
    expect(log.slice(0, 1)[0]).toHaveLength(8192);
  });

  it('finds a text forwards and backwards, whatever its case', () => {
    const log = logOf(100, 1_000);
    expect(log.find('LINE 42', 0, 1)).toBe(42);
    expect(log.find('line 4', 39, -1)).toBe(4);
    expect(log.find('nowhere', 0, 1)).toBe(-1);
    expect(log.find('line', -1, -1)).toBe(-1);
  });

  it('counts the lines with a text, up to one of them or all', () => {
    const log = logOf(50_000, 1_000);
    expect(log.count('LINE 4900', log.length)).toBe(10);
    expect(log.count('line 4900', 3)).toBe(3);
    expect(log.count('line 48', log.length)).toBe(0);
  });
});
