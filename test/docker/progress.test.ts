import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlainReader } from '../../src/docker/progress/plain-reader.ts';
import { createProgressReader } from '../../src/docker/progress.ts';
import { eventsOf, recorded, statusesOf, textOf } from './recorded.ts';

/** What buildx 0.12 to 0.14 wrote for the same build: Go indents as JavaScript does. */
const indented = (jsonLines: string): string =>
  jsonLines
    .split('\n')
    .map((line) => (line.startsWith('{') ? JSON.stringify(JSON.parse(line), null, 2) : line))
    .join('\n');

const split = (bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, index) => bytes.subarray(start, places[index]));
};

const cuts = fc.array(fc.nat(), { maxLength: 40 });

const anyStream = fc
  .array(
    fc.oneof(
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '{\n',
          '}\n',
          '  "vertexes": [\n',
          '  ]\n',
          '{"logs":[]}\n',
          '{',
          '\r\n',
          'é😀',
        )
        .map((text) => Buffer.from(text)),
      fc
        .constantFrom('#1 a\n', '#1 0.1 x\n', '#1 DONE 9999999999999999999s\n', '#2 ...\n')
        .map((text) => Buffer.from(text)),
    ),
  )
  .map((parts) => Buffer.concat(parts));

describe('a build that speaks rawjson', () => {
  test.each([
    ['base', 192, 0],
    ['fail', 36, 8],
    ['int', 83, 2],
    ['bake', 67, 1],
  ])('%s: every value and every line of text is read', (name, values, lines) => {
    const events = eventsOf([recorded(`buildx-0.36.1-${name}.jsonl`)]);
    expect(statusesOf(events)).toHaveLength(values);
    expect(textOf(events)).toHaveLength(lines);
    expect(events).toHaveLength(values + lines);
  });

  test('keeps what buildx wrote itself, in order', () => {
    expect(textOf(eventsOf([recorded('buildx-0.36.1-int.jsonl')]))).toEqual([
      expect.stringMatching(/^WARNING: No output specified with remote driver/),
      'ERROR: failed to build: failed to solve: Canceled: context canceled',
    ]);
  });

  test.each(['base', 'fail', 'int', 'bake'])(
    '%s: reads the same from the indented form',
    (name) => {
      const lines = recorded(`buildx-0.36.1-${name}.jsonl`);
      expect(eventsOf([indented(lines.toString())])).toEqual(eventsOf([lines]));
    },
  );

  test('reads the same from any chunks', () => {
    for (const text of [
      recorded('buildx-0.36.1-fail.jsonl').toString(),
      indented(recorded('buildx-0.36.1-fail.jsonl').toString()),
    ]) {
      const bytes = Buffer.from(`é😀 ${text}`);
      const whole = eventsOf([bytes]);
      fc.assert(
        fc.property(cuts, (places) => {
          expect(eventsOf(split(bytes, places))).toEqual(whole);
        }),
        { numRuns: 25 },
      );
    }
  });

  test('never throws, and reads the same from any chunks, whatever the bytes', () => {
    fc.assert(
      fc.property(anyStream, cuts, (bytes, places) => {
        expect(eventsOf(split(bytes, places))).toEqual(eventsOf([bytes]));
      }),
    );
  });

  test('loses no text that only looks like a value', () => {
    const text = [
      '{',
      '  "not": "ours"',
      '}',
      '{broken',
      '{"vertexes": 5}',
      '{"a":1}',
      '{',
      'last',
    ];
    expect(textOf(eventsOf([text.join('\n')]))).toEqual(text);
  });

  test('hands over the lines of the wizard itself', () => {
    expect(eventsOf(['{"event":{"exitCode":0}}\n'])).toEqual([
      { type: 'event', event: { exitCode: 0 } },
    ]);
  });

  test('reads a file that was saved with a byte order mark', () => {
    const bytes = Buffer.from('\ufeff{"logs":[]}\r\n');
    const whole = [{ type: 'status', status: { logs: [] } }];
    for (let cut = 0; cut < bytes.length; cut += 1) {
      expect(eventsOf([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole);
    }
  });

  test('says where the stream was cut off inside a value', () => {
    const bytes = recorded('buildx-0.36.1-base.jsonl');
    expect(eventsOf([bytes.subarray(0, 20_000)]).at(-1)).toEqual({ type: 'cut' });
    expect(eventsOf([indented(bytes.toString()).slice(0, 20_000)]).at(-1)).toEqual({ type: 'cut' });
    expect(eventsOf([bytes]).at(-1)?.type).toBe('status');
  });

  test('passes over fields of a wrong type', () => {
    const line = '{"vertexes":[5,{"name":"x"},{"digest":"d","inputs":[1,"a"],"cached":"yes"}]}\n';
    expect(statusesOf(eventsOf([line]))).toEqual([
      { vertexes: [{ digest: 'd', name: '', inputs: ['a'] }] },
    ]);
  });

  test('holds little of a value that never ends, and reads on after it', () => {
    const reader = createProgressReader();
    const chunk = '{'.repeat(1024 * 1024);
    for (let count = 0; count < 12; count += 1) expect(reader.push(chunk)).toEqual([]);
    const [long, next] = reader.push('\n{"logs":[]}\n');
    expect(long).toEqual({ type: 'text', line: '{'.repeat(8192) });
    expect(next).toEqual({ type: 'status', status: { logs: [] } });
  });

  test('holds little of an indented value that never ends', () => {
    const reader = createProgressReader();
    reader.push('{\n');
    const lines = '  "a": 1,\n'.repeat(1000);
    let released = 0;
    for (let count = 0; count < 120; count += 1) released += reader.push(lines).length;
    expect(released).toBeGreaterThan(100_000);
  });
});

describe('a build that speaks plain', () => {
  test('never makes its reader throw, whatever the bytes', () => {
    fc.assert(
      fc.property(anyStream, cuts, (bytes, places) => {
        const read = (chunks: readonly Uint8Array[]): unknown =>
          eventsOf(
            chunks,
            createPlainReader(() => 1000),
          );
        expect(read(split(bytes, places))).toEqual(read([bytes]));
      }),
    );
  });
});
