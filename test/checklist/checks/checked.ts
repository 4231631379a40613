import { expect } from 'vitest';
import type { Check } from '../../../src/checklist/check.ts';
import type { Found } from '../../../src/checklist/step.ts';
import type { Look } from '../../../src/host/look.ts';
import { type Answers, noAnswers } from '../../../src/model/answers.ts';
import type { Finding } from '../../../src/model/finding.ts';

/** The one finding that a check makes of a machine. */
export async function checked<Facts>(
  check: Check<Facts>,
  look: Look,
  answers: Partial<Answers> = {},
  found: Found = {},
): Promise<Finding> {
  const findings = await allChecked(check, look, answers, found);
  expect(findings, `findings of ${check.id}`).toHaveLength(1);
  return findings[0] as Finding;
}

/** Whatever a check finds on a machine. */
export async function allChecked<Facts>(
  check: Check<Facts>,
  look: Look,
  answers: Partial<Answers> = {},
  found: Found = {},
): Promise<readonly Finding[]> {
  const all = { ...noAnswers, ...answers };
  const findings = check.judge(await check.inspect(look, all, found), all);
  expect(findings.every(({ id }) => id === check.id)).toBe(true);
  return findings;
}

/** What a finding saw, each on a line of its own. */
export const seenBy = ({ evidence }: Finding): readonly string[] =>
  evidence.map(({ source, text }) => `${source ?? ''}: ${text}`);
