import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/troubleshooting/automaton.ts';
import { createBlocks } from '../../src/troubleshooting/blocks.ts';
import { createSearch, type Hit } from '../../src/troubleshooting/search.ts';
import { visible } from '../../src/troubleshooting/visible.ts';
import { cutUp } from './known.ts';

const few = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', ' ', 'é'),
  minLength: 1,
  maxLength: 5,
});
const texts = fc
  .array(
    few.map((text) => text.toLowerCase()),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => [...new Set(all)]);
const lines = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', ' ', 'é', 'x'), maxLength: 20 }),
  { maxLength: 8 },
);
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

/** `line: texts` for each line with a hit. */
function found(parts: readonly string[], text: string): readonly string[] {
  const automaton = compile(parts);
  const bytes = Buffer.from(text);
  const hits: Hit[] = [];
  const run = { from: 0, to: bytes.length, number: 1, step: 1 } as const;
  createSearch(automaton)(bytes, run, hits);
  return hits.map(({ number, states }) => {
    const told = new Set(states.flatMap((state) => automaton.told.get(state) ?? []));
    return `${number}: ${[...told].sort((a, b) => a - b).join(' ')}`;
  });
}

describe('a search for many texts', () => {
  test('finds in each line what looking for one text after the other finds', () => {
    fc.assert(
      fc.property(texts, lines, (parts, all) => {
        const expected = all.flatMap((line, index) => {
          const told = parts.flatMap((part, n) => (line.toLowerCase().includes(part) ? [n] : []));
          return told.length === 0 ? [] : [`${index + 1}: ${told.join(' ')}`];
        });
        expect(found(parts, all.join('\n'))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('finds a text in another one, and one that another one ends with', () => {
    expect(found(['abcd', 'bc', 'cd', 'd'], 'xabcdx')).toEqual(['1: 0 1 2 3']);
  });

  test('finds none across lines, nor across what was overwritten', () => {
    expect(found(['ab'], 'a\nb\na\rb')).toEqual([]);
    expect(found(['ab'], 'a\0b\na\\b')).toEqual(['1: 0', '2: 0']);
  });

  test('tells each state of a line once, however often it comes', () => {
    const automaton = compile(['ab']);
    const hits: Hit[] = [];
    const bytes = Buffer.from('ab'.repeat(1000));
    const run = { from: 0, to: bytes.length, number: 1, step: 1 } as const;
    createSearch(automaton)(bytes, run, hits);
    expect(hits.map(({ states }) => states.length)).toEqual([1]);
  });
});

describe('blocks of a stream', () => {
  const sizes = { block: 16, line: 64, overlap: 4 };
  const blocksOf = (chunks: readonly Uint8Array[]) => {
    const blocks = createBlocks(sizes);
    const all: Buffer[] = [];
    for (const chunk of chunks) all.push(...blocks.push(chunk));
    return [...all, ...blocks.end()].map((block) => Buffer.from(block));
  };

  test('are whole lines, and all of them, wherever the chunks are cut', () => {
    const short = fc.array(fc.string({ unit: fc.constantFrom('a', 'é'), maxLength: 12 }));
    fc.assert(
      fc.property(short, cuts, (all, at) => {
        const bytes = Buffer.from(all.map((line) => `${line}\n`).join(''));
        const blocks = blocksOf(cutUp(bytes, at));
        expect(Buffer.concat(blocks)).toEqual(bytes);
        for (const block of blocks) expect(block.at(-1)).toBe(10);
      }),
    );
  });

  test('of a line that is too long begin with the end of the one before, and stay small', () => {
    fc.assert(
      fc.property(fc.nat(2000), cuts, (length, at) => {
        const bytes = Buffer.from(Array.from({ length }, (_, n) => 97 + (n % 26)));
        const [first = Buffer.alloc(0), ...others] = blocksOf(cutUp(bytes, at));
        const rest = others.map((block, index) => {
          const before = index === 0 ? first : (others[index - 1] ?? first);
          expect(block.subarray(0, sizes.overlap)).toEqual(before.subarray(-sizes.overlap));
          expect(block.length).toBeLessThanOrEqual(sizes.line);
          return block.subarray(sizes.overlap);
        });
        expect(Buffer.concat([first, ...rest])).toEqual(bytes);
      }),
    );
  });
});

describe('what is visible of a line', () => {
  test('is what is left without control sequences, and no line is lost', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '\n',
      '\u001b[1m',
      '\u001b[',
      '\u001b]0;t\u0007',
      '\u001b',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const shown = visible(Buffer.from(text)).toString();
        expect(shown).not.toContain('\u001b');
        expect(shown.split('\n').length).toBe(text.split('\n').length);
      }),
    );
  });
});
