import { expect, it } from 'vitest';
import { why } from '../../src/texts/index.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';

it('names for every failure a check that some step makes, and says why it matters', () => {
  const checks = catalogue.flatMap(({ check }) => check ?? []);
  expect(checks.length).toBeGreaterThan(0);
  for (const check of checks) expect(why(check), check).not.toBe('');
});
