import { expect, it } from 'vitest';
import { type Failure, isSeenAs, mendingStep } from '../../src/troubleshooting/failure.ts';

const failure: Failure = {
  id: 'a-failure',
  step: 'build',
  check: null,
  isCauseKnown: true,
  patterns: [],
  ways: [],
  source: '',
};

it('is seen under its own id, and under those of states that have another name', () => {
  expect(isSeenAs(failure, 'a-failure')).toBe(true);
  expect(isSeenAs(failure, 'another')).toBe(false);
  expect(isSeenAs(failure, null)).toBe(false);
  expect(isSeenAs({ ...failure, seenAs: ['another'] }, 'another')).toBe(true);
});

it('is mended where it says so, else in the step of its check, else where it shows', () => {
  expect(mendingStep(failure)).toBe('build');
  expect(mendingStep({ ...failure, check: 'builder.reach' })).toBe('builder');
  expect(mendingStep({ ...failure, mends: 'emulators' })).toBe('emulators');
  expect(mendingStep({ ...failure, check: 'builder.reach', mends: 'target' })).toBe('target');
});
