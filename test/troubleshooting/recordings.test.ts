import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutUp, exec, matchChunks, mount, told } from './known.ts';
import { indented, type Message, oneLine } from './rawjson.ts';

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
const texts = (messages: readonly Message[], form = oneLine) => messages.map(form).join('');
const log = (vertex: string, data: string | Uint8Array): Message => ({
  logs: [{ vertex, data: Buffer.from(data) }],
});

describe.each([
  ['in one line a message', oneLine],
  ['indented', indented],
])('rawjson, %s', (_, form) => {
  const lineOf = (text: string, wanted: string) =>
    text.slice(0, text.indexOf(wanted)).split('\n').length;

  test('the output of a step is read, with the number of the line that holds it', () => {
    const data = 'first\nexec format error\n';
    const text = texts([log('sha256:a', 'x\n'), log('sha256:a', data)], form);
    const line = lineOf(text, Buffer.from(data).toString('base64'));
    expect(told(matchChunks([text]))).toEqual([`exec@${line}`]);
  });

  test('half lines of several steps are put together, however they are cut', () => {
    const one = Buffer.from('make: ok\nsh: exec format error: ä\nmore\n');
    const other = Buffer.from('Unpacking\nSetting up\n');
    fc.assert(
      fc.property(cuts, cuts, cuts, (mine, others, chunks) => {
        const pieces = cutUp(one, mine).map((data): Message => log('sha256:a', data));
        const between = cutUp(other, others).map((data): Message => log('sha256:b', data));
        const mixed = pieces.flatMap((piece, n) => [piece, ...between.slice(n, n + 1)]);
        const text = Buffer.from(texts(mixed, form));
        const [match] = matchChunks(cutUp(text, chunks));
        expect(match?.lines.map((line) => line.text)).toEqual(['sh: exec format error: ä']);
      }),
    );
  });

  test('a last line without an end is read', () => {
    expect(told(matchChunks([texts([log('sha256:a', 'exec format error')], form)]))).toHaveLength(
      1,
    );
  });

  test('the error of a step is read, with what its JSON escapes', () => {
    const error = 'no builder "mine" found\nand more';
    const message = { vertexes: [{ digest: 'sha256:a', name: '[1/2] FROM x', error }] };
    expect(matchChunks([texts([message], form)])[0]?.values).toEqual({ builder: 'mine' });
  });

  test('the name of a step tells nothing', () => {
    const name = '[2/3] RUN grep "exec format error" log';
    const vertex = { digest: 'sha256:a', name };
    const text = texts(
      [{ vertexes: [vertex] }, { vertexes: [{ ...vertex, error: 'exit 1' }] }],
      form,
    );
    expect(matchChunks([text])).toEqual([]);
  });

  test('a warning is read, and the Dockerfile that comes with it is not', () => {
    const short = Buffer.from('exec format error: 7').toString('base64');
    const data = Buffer.from('cat <<E\nexec format error\nE\n').toString('base64');
    const sourceInfo = { filename: 'Dockerfile', data };
    const warning = { vertex: 'sha256:a', level: 1, short, sourceInfo };
    const [match] = matchChunks([texts([{ warnings: [warning] }], form)]);
    expect(match?.lines.map(({ text }) => text)).toEqual(['exec format error: 7']);
  });

  test('colours in the output hide nothing', () => {
    const text = texts([log('sha256:a', '\u001b[31mexec \u001b[1mformat error\u001b[0m\n')], form);
    expect(matchChunks([text])[0]?.lines[0]?.text).toBe('exec format error');
  });

  test('texts that belong together are found in two messages', () => {
    const pair = [
      log('sha256:a', 'no such device\n'),
      log('sha256:a', 'cannot mount binfmt_misc\n'),
    ];
    expect(told(matchChunks([texts(pair, form)], [mount]))).toHaveLength(1);
    expect(told(matchChunks([texts(pair.toReversed(), form)], [mount]))).toHaveLength(1);
  });

  test('lines of text between messages are read, with their numbers', () => {
    const before = texts([log('sha256:a', 'fine\n')], form);
    const text = `one\n${before}exec format error\n${before}`;
    const line = 1 + before.split('\n').length;
    expect(told(matchChunks([text]))).toEqual([`exec@${line}`]);
  });

  test('a message is read behind the prefix of another tool', () => {
    const text = texts([log('sha256:a', 'exec format error\n')], form)
      .split('\n')
      .map((line) => (line === '' ? '' : `2026-11-24T05:11:57.1234567Z ${line}`))
      .join('\n');
    expect(told(matchChunks([text]))).toHaveLength(1);
  });
});

test('output that never ends its line does not pile up', () => {
  const much = log('sha256:a', Buffer.alloc(100 * 1024, 'x'));
  const text = [
    ...Array.from({ length: 20 }, () => oneLine(much)),
    oneLine(log('sha256:a', ' exec format error')),
  ];
  expect(told(matchChunks(text, [exec]))).toEqual(['exec@21']);
});

test('JSON of other tools is read as text', () => {
  expect(told(matchChunks(['{"error":true,"text":"exec format error"}\n']))).toEqual(['exec@1']);
  expect(told(matchChunks(['{\n  "stream": "exec format error"\n}\n']))).toEqual(['exec@2']);
});
