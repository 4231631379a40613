import { expect } from 'vitest';
import type { Step } from '../../src/checklist/step.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { type StubMachine, stubLook } from './stub-look.ts';

/** What a step finds on a machine. */
export async function judged<Facts>(
  step: Step<Facts>,
  machine: StubMachine,
  answers: Answers = noAnswers,
) {
  const look = stubLook(machine);
  const facts = await step.inspect(look, answers, {});
  const findings = step.judge(facts, answers);
  return {
    look,
    facts,
    findings,
    summary: step.summary(facts, answers),
    /** The one finding of a check. */
    finding: (id: Finding['id']): Finding => {
      const found = findings.filter((finding) => finding.id === id);
      expect(found, `findings of ${id}`).toHaveLength(1);
      return found[0] as Finding;
    },
    statuses: Object.fromEntries(findings.map(({ id, status }) => [id, status])),
  };
}

/** What a remedy runs, as argv; edits and sentences are not in it. */
export const commandsOf = ({ actions }: Pick<Remedy, 'actions'>): readonly (readonly string[])[] =>
  actions.flatMap((action) => ('run' in action ? [action.run] : []));

/** The remedy of a finding whose title has this in it. */
export function remedyOf({ remedies }: Finding, title: string | RegExp): Remedy {
  const found = remedies.find((remedy) => remedy.title.match(title));
  expect(found, `a remedy called ${title} among ${remedies.map((one) => one.title)}`).toBeDefined();
  return found as Remedy;
}
