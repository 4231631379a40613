import { expect, test } from 'vitest';
import { lineCells, lineText } from '../../src/ui/line.ts';
import { columnLines } from '../../src/ui/parts/drawing.ts';
import { themeFor } from '../../src/ui/theme.ts';

const page = { theme: themeFor({ LC_ALL: 'C.UTF-8' }), columns: 60, rows: 24 };

test('a name that is wider than the window goes on below itself, beside what hangs on the same branch', () => {
  const tag = `registry.lab:5000/team/app:${'很长的标签-0'.repeat(4)}`;
  const lines = columnLines(page, [['list'], [`├ ${tag}`, 'linux/amd64'], ['└ short', 'x']], 2);
  const rows = lines.map(lineText);
  for (const row of lines) expect(lineCells(row), lineText(row)).toBeLessThanOrEqual(60);
  expect(rows.join('').replace(/[\s│├]/g, '')).toContain(tag);
  expect(rows.filter((row) => row.startsWith('  │ ')).length).toBeGreaterThan(0);
  expect(rows.at(-1)).toMatch(/^ {2}└ short +x$/);
});
