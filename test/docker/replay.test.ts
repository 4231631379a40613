import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgressEvent } from '../../src/docker/progress.ts';
import { createReplay } from '../../src/docker/replay.ts';
import { eventsOf, recorded } from './recorded.ts';

const reportOf = (events: readonly ProgressEvent[]) => {
  const replay = createReplay();
  for (const event of events) replay.take(event);
  return replay.report();
};

describe('the report of a recording', () => {
  test('holds exactly what the contract names', () => {
    expect(reportOf(eventsOf([recorded('buildx-0.36.1-fail.jsonl')]))).toEqual({
      outcome: 'failed',
      lanes: [
        {
          target: null,
          platform: 'linux/amd64',
          state: 'cancelled',
          kind: null,
          steps: { done: 1, total: 2, cached: 1 },
          seconds: 0.138,
        },
        {
          target: null,
          platform: 'linux/arm64',
          state: 'failed',
          kind: null,
          steps: { done: 1, total: 2, cached: 1 },
          seconds: 0.118,
        },
      ],
      culprit: {
        platform: 'linux/arm64',
        instruction: expect.stringMatching(/^RUN \["\/bin\/busybox"/),
        exitCode: 3,
        message: expect.stringMatching(/did not complete successfully: exit code: 3$/),
      },
      warnings: [],
      messages: 36,
    });
  });

  test('is none where nothing was recorded', () => {
    expect(reportOf(eventsOf(['']))).toBeNull();
    expect(reportOf(eventsOf(['{"machine":1}\n{}\nhello\n']))).toBeNull();
    expect(reportOf(eventsOf([recorded('buildx-0.36.1-plain.txt')]))).toBeNull();
  });

  test('passes over the lines of the wizard itself', () => {
    const bytes = recorded('buildx-0.36.1-base.jsonl');
    const own = '{"event":{"platforms":["linux/s390x"]}}\n';
    expect(reportOf(eventsOf([own, bytes, own]))).toEqual(reportOf(eventsOf([bytes])));
  });

  test('can be made of any part of a recording, in any order', () => {
    const events = eventsOf([recorded('buildx-0.36.1-bake.jsonl')]);
    fc.assert(
      fc.property(fc.shuffledSubarray([...events]), (some) => {
        expect(() => reportOf(some)).not.toThrow();
      }),
    );
  });
});
