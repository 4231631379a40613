import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandRows } from '../../src/report/command-rows.ts';
import { cells, lineText } from '../../src/ui/line.ts';
import { themeFor } from '../../src/ui/theme.ts';

const page = (columns: number) => ({ theme: themeFor({}), columns, rows: 24 });
const rowsOf = (run: readonly string[], columns: number, input?: string) =>
  commandRows(page(columns), { run, ...(input !== undefined && { input }) }, 4).map(lineText);

describe('a command in rows', () => {
  test('is what it was when a person pastes it into a shell', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'ab -\'"$\\;&*'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.integer({ min: 40, max: 90 }),
        (words, columns) => {
          const rows = rowsOf(['printf', '%s\\n', 'x', ...words], columns);
          const pasted = rows.map((row) => row.replace(/^ {4}\$ /, '')).join('\n');
          const { stdout } = spawnSync('sh', ['-c', pasted], { encoding: 'utf8' });
          expect(stdout).toBe(['x', ...words, ''].join('\n'));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('fits where its arguments do, and cuts none that does not', () => {
    const long = `https://example.test/${'a'.repeat(100)}`;
    const rows = rowsOf(['curl', '--fail', '--location', '--output', 'file', long, '--silent'], 40);
    expect(rows.join('\n')).toContain(long);
    for (const row of rows) if (!row.includes(long)) expect(cells(row)).toBeLessThanOrEqual(40);
  });

  test('has its input in front', () => {
    expect(rowsOf(['sudo', 'tee', 'F'], 80, '1\n')).toEqual(['    $ echo 1 | sudo tee F']);
  });
});
