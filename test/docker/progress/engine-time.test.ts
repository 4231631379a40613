import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { engineTime, statusTime } from '../../../src/docker/progress/engine-time.ts';

const noon = Date.UTC(2026, 10, 24, 12);

describe('the engine’s times', () => {
  test('are read to the microsecond', () => {
    const time = engineTime('2026-11-24T12:00:01.000250999Z') ?? 0;
    expect(time - noon).toBeCloseTo(1000.251, 3);
  });

  test('are read in any zone', () => {
    expect(engineTime('2026-11-24T13:00:00.5+01:00')).toBe(noon + 500);
    expect(engineTime('2026-11-24T12:00:00Z')).toBe(noon);
  });

  test('are none where Go had none, or there is no time', () => {
    expect(engineTime('0001-01-01T00:00:00Z')).toBeNull();
    expect(engineTime(undefined)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(engineTime(text)).toBeNull();
      }),
    );
  });

  test('of a message are its last', () => {
    const vertex = { digest: 'a', name: 'x', started: '2026-11-24T12:00:03Z' };
    const log = { vertex: 'a', data: '', timestamp: '2026-11-24T12:00:02Z' };
    expect(statusTime({ vertexes: [vertex], logs: [log] })).toBe(noon + 3000);
    expect(statusTime({})).toBeNull();
  });
});
