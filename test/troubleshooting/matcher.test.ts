import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createMatcher } from '../../src/troubleshooting/matcher.ts';
import { builder, cutUp, exec, failure, matchChunks, mount, told } from './known.ts';

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
const filler = (lines: number, text = 'go: downloading golang.org/x/text v0.3.0') =>
  `${text}\n`.repeat(lines);

test('the builder that another line names fills the ways of a failure', () => {
  const matcher = createMatcher();
  matcher.push(
    Buffer.from(
      '#0 building with "mine" instance using docker-container driver\n#7 write: no space left on device',
    ),
  );
  expect(matcher.end().matches[0]).toMatchObject({
    failure: { id: 'disk-full' },
    values: { builder: 'mine' },
  });
});

describe('a known failure in a text', () => {
  it('is told with the number of its line', () => {
    expect(told(matchChunks(['one\ntwo\nexec /bin/sh: Exec format error\nfour']))).toEqual([
      'exec@3',
    ]);
  });

  it('is told in the order of the catalogue, whatever comes first in the text', () => {
    const text = 'exec format error\nERROR: no builder "x" found\n';
    expect(told(matchChunks([text]))).toEqual(['builder@2', 'exec@1']);
  });

  it('is found wherever the chunks are cut', () => {
    const text = Buffer.from(
      `é\nexec format error\r\nno builder "ä" found\n${filler(3)}exec format error`,
    );
    const whole = matchChunks([text]);
    expect(told(whole)).toEqual(['builder@3', 'exec@2']);
    fc.assert(
      fc.property(cuts, (at) => {
        expect(matchChunks(cutUp(text, at))).toEqual(whole);
      }),
    );
  });

  it('is counted, and a few lines of it are kept, each text once', () => {
    const lines = Array.from({ length: 40 }, (_, n) => `run ${n % 20}: exec format error\n`);
    const [match] = matchChunks([lines.join('')]);
    expect(match?.count).toBe(40);
    expect(match?.lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });

  it('brings what its text names', () => {
    expect(matchChunks(['ERROR: no builder "mine" found'])[0]?.values).toEqual({ builder: 'mine' });
  });

  it('has to look like its whole line', () => {
    expect(matchChunks(['no builder mine found, exec format is fine, error'])).toEqual([]);
  });

  it('is named beside another one with the same text', () => {
    const twin = failure('twin', { part: 'exec format error' });
    expect(told(matchChunks(['exec format error'], [twin, exec]))).toEqual(['twin@1', 'exec@1']);
  });

  it('is found after more than a block of other lines', () => {
    const text = `${filler(20_000)}exec format error\n${filler(20_000)}exec format error: 2\n`;
    expect(told(matchChunks([text]))).toEqual(['exec@20001', 'exec@40002']);
  });
});

describe('two texts that belong together', () => {
  const pair = (between: number, first = 'cannot mount binfmt_misc', second = 'no such device') =>
    `${first}\n${filler(between)}${second}\n`;
  const isTold = (text: string) => told(matchChunks([text], [mount])).length === 1;

  test('are found within 20 lines, and no further', () => {
    expect(isTold(pair(19))).toBe(true);
    expect(isTold(pair(20))).toBe(false);
    expect(isTold(pair(19, 'no such device', 'cannot mount binfmt_misc'))).toBe(true);
    expect(isTold(pair(20, 'no such device', 'cannot mount binfmt_misc'))).toBe(false);
  });

  test('are found on both sides of the border of a block', () => {
    // A block is 256 KiB: the pair lies across its border, one way or another.
    for (let before = 6370; before <= 6400; before += 3) {
      expect(isTold(filler(before) + pair(15) + filler(9000)), `${before}`).toBe(true);
      expect(isTold(filler(before) + pair(20) + filler(9000)), `${before}`).toBe(false);
    }
  });
});

describe('what a terminal was sent', () => {
  const anyText = fc
    .array(fc.integer({ min: 0, max: 0x2fff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units));
  const sequence = fc.constantFrom(
    '\u001b[0m',
    '\u001b[1;31m',
    '\u001b[38;2;1;2;3m',
    '\u001b[K',
    '\u001b[?25l',
    '\u001b(B',
    '\u001b]8;;http://x\u001b\\',
    '\u001b]0;title\u0007',
    '\u0000',
    '\u0007',
  );

  test('is read without its control sequences, wherever they stand', () => {
    const text = 'ERROR: no builder "mine" found';
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(text.length), sequence)), cuts, (marks, at) => {
        let painted = text;
        for (const [place, mark] of marks.sort(([a], [b]) => b - a)) {
          painted = painted.slice(0, place) + mark + painted.slice(place);
        }
        const [match] = matchChunks(cutUp(Buffer.from(`x\n${painted}\n`), at));
        expect(match?.lines).toEqual([{ line: 2, text }]);
      }),
    );
  });

  test('is told without a sequence in it, whatever it was', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const text = `${one} exec format error ${other}`;
        for (const { lines } of matchChunks([text])) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
          for (const line of lines) expect(line.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        }
      }),
    );
  });

  test('is read piece by piece where a line was overwritten', () => {
    const [match] = matchChunks(['10%\rexec format error\r20%\r\n', 'exec for\rmat error\n']);
    expect(match?.lines).toEqual([{ line: 1, text: 'exec format error' }]);
    const moved = 'exec for\u001b[3Amat error\nexec\u001b[1Cformat\u001b[1Cerror';
    expect(matchChunks([moved])[0]?.lines).toEqual([{ line: 2, text: 'exec format error' }]);
  });

  test('is read where a string of the terminal never ends', () => {
    expect(told(matchChunks(['\u001b]0;exec format error\nexec format error\n']))).toEqual([
      'exec@1',
      'exec@2',
    ]);
  });
});

describe('bytes of any kind', () => {
  test('of Windows: line ends, byte order marks, two bytes a character', () => {
    const text = '\ufeffone\r\nERROR: no builder "mine" found\r\nexec format error\r\n';
    const expected = ['builder@2', 'exec@3'];
    expect(told(matchChunks([text]))).toEqual(expected);
    const wide = matchChunks([Buffer.from(text, 'utf16le')]);
    expect(told(wide)).toEqual(expected);
    expect(wide[0]?.values).toEqual({ builder: 'mine' });
  });

  test('never throw, and hide nothing in the lines after them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, (noise, at) => {
        const bytes = Buffer.concat([noise, Buffer.from('\nexec format error\n')]);
        const found = told(matchChunks(cutUp(bytes, at), [exec]));
        const lines = noise.filter((byte) => byte === 10).length;
        expect(found).toContain(`exec@${lines + 2}`);
      }),
    );
  });

  test('in a line that never ends are searched, and count once', () => {
    const mebibyte = Buffer.alloc(1024 * 1024, 'x');
    const text = Buffer.from('... exec format error');
    const line = Array.from({ length: 12 }, () => [mebibyte, text]).flat();
    const [match] = matchChunks(['one\n', ...line, '\nthree: exec format error\n'], [exec]);
    expect(match?.count).toBe(2);
    expect(match?.lines.map(({ line }) => line)).toEqual([2, 3]);
    expect(match?.lines[0]?.text.length).toBeLessThan(1010);
  });

  test('are found across the pieces of a line that never ends', () => {
    const text = 'no builder "mine" found';
    const longest = 4 * 1024 * 1024;
    for (const before of [10, 4090, 4100]) {
      const chunks = [Buffer.alloc(longest - before, 'x'), ` ${text} `, Buffer.alloc(longest, 'y')];
      expect(matchChunks(chunks, [builder])[0]?.values, `${before}`).toEqual({ builder: 'mine' });
    }
  });
});

describe('what another tool put around a line', () => {
  it.each([
    '#12 3.456 no builder "mine" found',
    '2026-11-24T05:11:57.1234567Z #12 3.456 no builder "mine" found',
    '2026-11-24T05:11:57.123456Z 00O no builder "mine" found',
    'build\tRun docker\t2026-11-24T05:11:57.1234567Z no builder "mine" found',
    '[2026-11-24T05:11:57.123Z] [linux/arm64 2/4] no builder "mine" found',
    'web-1  | no builder "mine" found',
    ' => => # no builder "mine" found',
    '##[error]no builder "mine" found',
    '::error file=x::no builder "mine" found',
    'time="2026-11-24T05:11:57Z" level=error msg="no builder \\"mine\\" found"',
    '{"log":"no builder \\"mine\\" found\\n","stream":"stderr"}',
  ])('is no part of it: %s', (line) => {
    const anchored = failure('start', { part: 'no builder ', line: /^no builder/ });
    expect(matchChunks([line], [builder])[0]?.values).toEqual({ builder: 'mine' });
    if (!/^[{t]/.test(line)) expect(told(matchChunks([line], [anchored]))).toEqual(['start@1']);
  });
});

describe('the words of a failure in what a build was told to do', () => {
  it.each([
    '#5 [linux/arm64 2/3] RUN grep "exec format error" log',
    '#5 [2/3] RUN echo exec format error',
    ' => ERROR [2/3] RUN echo exec format error     0.3s',
    ' > [2/3] RUN echo exec format error:',
    'Step 2/3 : RUN echo exec format error',
    '[linux/arm64] STEP 2/3: RUN echo exec format error',
    '   3 | >>> RUN echo exec format error',
    '   4 |     # exec format error',
    'RUN echo exec format error',
    '# exec format error',
    '+ echo exec format error',
    '#6 ERROR: process "/bin/sh -c echo exec format error" did not complete successfully: exit code: 1',
    'ERROR: failed to solve: executor failed running [/bin/sh -c echo exec format error]: exit code: 1',
    "The command '/bin/sh -c echo exec format error' returned a non-zero code: 1",
  ])('tell nothing: %s', (line) => {
    expect(matchChunks([line])).toEqual([]);
  });

  it('hide nothing that the build said', () => {
    const line =
      '#6 ERROR: process "/bin/sh -c make" did not complete successfully: exec format error';
    expect(told(matchChunks([line, '\nCOPY failed: exec format error']))).toEqual([
      'exec@1',
      'exec@2',
    ]);
  });
});
