import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { matchChunks } from './known.ts';

const patterns = catalogue.flatMap(({ id, patterns: all }) =>
  all.map((pattern, index) => ({ name: `${id} ${index}`, ...pattern })),
);
const regexes = patterns.flatMap(({ name, line, near }) =>
  [line, near].flatMap((regex) => (regex === undefined ? [] : [[name, regex] as const])),
);

describe('the patterns of the catalogue', () => {
  test('are held against one line after the other, and remember none', () => {
    expect(regexes.length).toBeGreaterThan(10);
    for (const [name, { flags }] of regexes) expect(flags, name).not.toMatch(/[gy]/);
  });

  /** Pieces that patterns are made of: repeated, they are what makes a regular expression slow. */
  const crumbs = [
    ...new Set(patterns.flatMap(({ part }) => [part, ...part.split(/(?<= )/)])),
    ...[
      '"',
      ': ',
      '/',
      'localhost:5000 ',
      'dial tcp: lookup ',
      'exec ',
      'a',
      ' ',
      '\\"',
      '[',
      '#1 ',
    ],
  ];
  const crumb = fc.constantFrom(...crumbs);
  const longLine = fc
    .tuple(
      crumb,
      fc.array(crumb, { minLength: 1, maxLength: 3 }),
      crumb,
      fc.integer({ min: 1, max: 4000 }),
    )
    .map(
      ([before, again, after, times]) =>
        `${before}${again.join('').repeat(times)}`.slice(0, 4000) + after,
    );

  // A pattern that backtracks without an end would not come to the end of this.
  test('come to an end on lines that are made of their own pieces', () => {
    fc.assert(
      fc.property(longLine, (line) => {
        for (const [, regex] of regexes) regex.test(line);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('are each held against thousands of their own parts, in lines short and long', () => {
    const parts = patterns.map(({ part }) => part);
    for (const end of ['\n', ' ']) {
      const text = `${parts.join(end)}${end}`;
      const much = text.repeat(Math.ceil(3e5 / text.length));
      expect(matchChunks([much], catalogue).length).toBeGreaterThan(0);
    }
  }, 60_000);
});
