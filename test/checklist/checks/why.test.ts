import { expect, test } from 'vitest';
import { doctorChecks } from '../../../src/checklist/checks.ts';
import { stepIds } from '../../../src/model/step-id.ts';
import { why } from '../../../src/texts/index.ts';

test('every check of the doctor has an id of its own, and says why it matters', () => {
  const ids = doctorChecks.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => why(id) === '')).toEqual([]);
});

test('they are told in the order of their steps', () => {
  const steps = doctorChecks.map(({ id }) =>
    stepIds.findIndex((step) => id.startsWith(`${step}.`)),
  );
  expect(steps.every((step) => step >= 0)).toBe(true);
  expect([...steps].sort((one, other) => one - other)).toEqual(steps);
});
