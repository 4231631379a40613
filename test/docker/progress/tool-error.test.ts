import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toolError } from '../../../src/docker/progress/tool-error.ts';
import { eventsOf, recorded, textOf } from '../recorded.ts';

describe('the end of a failed build', () => {
  test('gives the place in the Dockerfile', () => {
    const { source, message } = toolError(textOf(eventsOf([recorded('buildx-0.36.1-fail.jsonl')])));
    expect(source).toMatchObject({ file: 'Dockerfile', line: 3 });
    expect(source?.lines.map(({ number, isMarked }) => [number, isMarked])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
    ]);
    expect(source?.lines[1]?.text).toBe('ARG TARGETARCH');
    expect(source?.lines[2]?.text).toMatch(/^RUN \["\/bin\/busybox"/);
    expect(message).toMatch(/^failed to build: failed to solve: process .* exit code: 3$/);
  });

  test('keeps the indentation of an instruction of several lines', () => {
    const lines = ['a/Dockerfile.x:7', '-'.repeat(20), '   7 | >>> RUN a && \\', '   8 | >>>   b'];
    expect(toolError(lines).source).toEqual({
      file: 'a/Dockerfile.x',
      line: 7,
      lines: [
        { number: 7, text: 'RUN a && \\', isMarked: true },
        { number: 8, text: '  b', isMarked: true },
      ],
    });
  });

  test('is empty where the tool said nothing', () => {
    expect(toolError([])).toEqual({ message: null, source: null });
    expect(toolError(['Dockerfile:3', 'no rule below it'])).toEqual({
      message: null,
      source: null,
    });
  });

  test('never throws', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('Dockerfile:3', '-'.repeat(20), '   3 | >>> RUN x', 'ERROR: x'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(toolError(lines)).toBeTypeOf('object');
      }),
    );
  });
});
