import { describe, expect, test } from 'vitest';
import { exitCodeOf, summaryOf } from '../../src/doctor/verdict.ts';
import type { Finding, Status } from '../../src/model/finding.ts';

const findings = (...statuses: readonly Status[]): readonly Finding[] =>
  statuses.map((status) => ({
    ...{ id: 'machine.engine', title: 'The engine', evidence: [], failure: null, remedies: [] },
    status,
  }));

describe('the doctor ends with', () => {
  test.each<[number, string, readonly Status[], boolean]>([
    [0, 'nothing but what is fine', ['ok', 'skipped'], true],
    [0, 'a warning', ['ok', 'warning'], false],
    [4, 'a warning that counts', ['ok', 'warning'], true],
    [3, 'a problem', ['problem', 'ok'], false],
    [3, 'a problem, whatever counts besides', ['warning', 'problem'], true],
  ])('%i after %s', (code, _, statuses, isStrict) => {
    expect(exitCodeOf(findings(...statuses), isStrict)).toBe(code);
  });

  test('how many there are of each', () => {
    expect(summaryOf(findings('ok', 'problem', 'ok', 'skipped'))).toEqual({
      ...{ ok: 2, warning: 0, problem: 1, skipped: 1 },
    });
  });
});
