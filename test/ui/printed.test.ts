import { describe, expect, test } from 'vitest';
import { bold, line, muted, span } from '../../src/ui/line.ts';
import { pageFor, printed } from '../../src/ui/printed.ts';

const utf8 = { LC_ALL: 'C.UTF-8', TERM: 'xterm' };
const terminal = { isTTY: true, columns: 100, rows: 30 };
const rows = [line(span('✗', 'problem'), ' ', bold('gone'), muted(' why')), []];

describe('rows are printed', () => {
  test('in colours on a terminal, and reset after each', () => {
    const page = pageFor(terminal, utf8);
    expect(page).toMatchObject({ columns: 100, rows: 30 });
    expect(printed(rows, page)).toBe(
      '\u001b[31m✗\u001b[0m \u001b[1mgone\u001b[0m\u001b[2m why\u001b[0m\n\n',
    );
  });

  test('without colours where nobody wants them, bold and dim as before', () => {
    const page = pageFor(terminal, { ...utf8, NO_COLOR: '1' });
    expect(printed(rows, page)).toBe('✗ \u001b[1mgone\u001b[0m\u001b[2m why\u001b[0m\n\n');
  });

  test.each([
    ['a pipe', {}, utf8],
    ['a terminal that is dumb', terminal, { ...utf8, TERM: 'dumb' }],
  ])('as plain text to %s', (_, output, env) => {
    expect(printed(rows, pageFor(output, env))).toBe('✗ gone why\n\n');
  });

  test('80 columns wide where nobody says how wide', () => {
    expect(pageFor({}, utf8).columns).toBe(80);
    expect(pageFor({ isTTY: true, columns: 0 }, utf8).columns).toBe(80);
  });

  test('without the control sequences that a tool wrote', () => {
    const hostile = [line('a\u001b[2Jb', span('\u001b]0;x\u0007c', 'accent'))];
    expect(printed(hostile, pageFor({}, utf8))).toBe('abc\n');
  });
});
